import { sealPending } from './pushSets.ts'
import { sealAll } from './snapshot/makeSnapshot.ts'
import { applySnapshot } from './snapshot/applySnapshot.ts'
import { takeLater } from './takeLater.ts'
import { takeSet } from './takeSet.ts'
import { listSome } from './unlisted.ts'

/** What the sync has the clinic's thread do. */
export const syncWorks = [takeSet, takeLater, sealPending, sealAll, applySnapshot, listSome]
