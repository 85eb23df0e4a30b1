import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import type { HubClient } from '../hubClient.ts'
import { takeSnapshot, type TakeProblem } from '../snapshot/takeSnapshot.ts'
import { readCount } from '../syncState.ts'
import { endCopy, openCopy } from './dataCopies.ts'

type Parts = {
  readonly db: ClinicDatabase
  readonly hub: Pick<HubClient, 'latestSnapshot' | 'getPiece'>
  readonly onProgress: (done: number, total: number) => void
}

/**
 * Where an owner asked for it, makes this PC's data what another PC has, once the hub has that PC's snapshot as of
 * everything that was heard here (security.md S12). To be called with nothing to send that the hub has not given back.
 * @returns what hinders that; undefined where nothing does, also while the other PC has not sent it
 */
export async function takeCopy({ db, hub, onProgress }: Parts): Promise<TakeProblem | undefined> {
  const copy = openCopy(db.glance)
  if (copy === undefined) return undefined
  const least = readCount(db.glance, 'cursor')
  const taken = await takeSnapshot(db, hub, { onProgress, least, copyOf: copy.sourceId })
  if (!taken.ok) return taken.problem
  if (!taken.data) return undefined
  await writeAlways(db, null, (tx) => endCopy(tx, readCount(tx, 'rowsCopied')))
  return undefined
}
