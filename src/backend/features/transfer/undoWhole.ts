import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { ActorCall } from '../../call.ts'
import { undoImport } from './undoImport.ts'

/** Takes a whole import back; everything but other writes goes on meanwhile. */
export function undoWhole(
  call: ActorCall,
  { importId }: ParsedInputOf<'transfer.undoImport'>,
): Promise<Answer<'transfer.undoImport'>> {
  const watch = { signal: new AbortController().signal, onProgress: () => {} }
  return call.db.writeAside({ actorId: call.actor.userId }, undoImport, { importId }, watch)
}
