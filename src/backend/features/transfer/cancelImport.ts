import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { ImportDesk } from './importDesk.ts'

/** Ends an import: a running one is rolled back whole, a previewed one is forgotten. One that is over stays. */
export function cancelImport(
  desk: ImportDesk,
  call: ActorCall,
  { importId }: ParsedInputOf<'transfer.cancelImport'>,
): Promise<Answer<'transfer.cancelImport'>> {
  if (desk.find(call.seat, importId, call.actor.userId) !== undefined) desk.drop(call.seat, importId)
  return Promise.resolve(ok({}))
}
