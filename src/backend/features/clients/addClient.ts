import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { clientIdSchema } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { ActorCall } from '../../call.ts'
import { insertRow } from '../../db/writeRow.ts'
import { infoProblems, readToday, rowOf } from './clientInfo.ts'
import { findNamesake } from './clientsRepository.ts'

/**
 * Adds a client (product.md 25). One of the same name and date of birth is named first: it may be the same person, and
 * whoever adds them says whether it is not.
 */
export async function addClient(
  call: ActorCall,
  { isSure, ...info }: ParsedInputOf<'clients.add'>,
): Promise<Answer<'clients.add'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx) => {
    const fields = infoProblems(info, await readToday(tx.query, tx.now))
    if (Object.keys(fields).length > 0) return fail('BAD_INPUT', { fields })
    const sortName = `${foldText(info.lastName)} ${foldText(info.firstName)}`
    const same = isSure ? undefined : await findNamesake(tx.query, sortName, info.birthDate)
    if (same !== undefined) {
      const name = `${same.first_name} ${same.last_name}`
      return fail('CLIENT_LOOKS_SAME', { clientId: same.id, name, status: same.status })
    }
    const clientId = clientIdSchema.parse(tx.newId())
    insertRow(tx, 'client', { id: clientId, ...rowOf(info) }, { verb: 'client.added' })
    return ok({ clientId })
  })
}
