import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { ActorCall } from '../../call.ts'
import { addPeople } from './addPeople.ts'
import type { ImportDesk } from './importDesk.ts'
import { runPending } from './runPending.ts'

/**
 * Adds everybody of a previewed list in one transaction, or nobody (product.md 45). The clinic may have changed
 * since the preview, so it is asked again, inside the transaction. Everything but other writes goes on meanwhile.
 */
export function runImport(
  desk: ImportDesk,
  call: ActorCall,
  { importId, duplicates }: ParsedInputOf<'transfer.runImport'>,
): Promise<Answer<'transfer.runImport'>> {
  return runPending(
    desk,
    call,
    importId,
    (list) => (list.what === 'people' ? list : undefined),
    ({ fileName }, { lines, isStrict }, watch) => {
      const { rights } = call.actor
      const order = { importId, fileName, lines, isStrict, rights, choices: duplicates }
      return call.db.writeAside({ actorId: call.actor.userId }, addPeople, order, watch)
    },
  )
}
