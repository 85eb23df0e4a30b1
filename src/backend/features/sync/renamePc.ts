import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { hasPc } from './pcRepository.ts'

/** Gives a PC another name, as the list of PCs and "To review" show it. */
export async function renamePc(
  call: ActorCall,
  { pcId, name }: ParsedInputOf<'sync.renamePc'>,
): Promise<Answer<'sync.renamePc'>> {
  if (!(await hasPc(call.db.read, pcId))) return fail('NOT_FOUND', {})
  return await call.db.write({ actorId: call.actor.userId }, (tx) => {
    updateRow(tx, 'device', pcId, { name }, { verb: 'device.renamed' })
    return Promise.resolve(ok({}))
  })
}
