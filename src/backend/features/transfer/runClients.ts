import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { ActorCall } from '../../call.ts'
import { addClients } from './addClients.ts'
import type { ImportDesk } from './importDesk.ts'
import { runPending } from './runPending.ts'

/** Adds the clients of a previewed list in one transaction, or nobody; asks the clinic again inside it. */
export function runClients(
  desk: ImportDesk,
  call: ActorCall,
  { importId, duplicates }: ParsedInputOf<'transfer.runClients'>,
): Promise<Answer<'transfer.runClients'>> {
  return runPending(
    desk,
    call,
    importId,
    (list) => (list.what === 'clients' ? list : undefined),
    ({ fileName }, { lines }, watch) => {
      const order = { importId, fileName, lines, choices: duplicates }
      return call.db.writeAside({ actorId: call.actor.userId }, addClients, order, watch)
    },
  )
}
