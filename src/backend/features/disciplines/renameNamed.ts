import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { LongWork } from '../../db/longWork.ts'
import { updateRow } from '../../db/writeRow.ts'
import { listHavers, listNamed, tableOfList } from './nameListsRepository.ts'
import { takenName } from './nameRules.ts'
import { unwatched } from './unwatched.ts'

type Input = ParsedInputOf<'nameLists.rename'>

/**
 * Another name for one of a list. The list of people shows it in a column of its own, so everybody who has it is made
 * anew there before the commit: with many of them that takes seconds.
 */
export const renameNamedWork: LongWork<Input, Record<string, never>, 'NAME_TAKEN' | 'NOT_FOUND'> = {
  name: 'nameLists.rename',
  run: async (tx, { list, id, name }) => {
    const names = await listNamed(tx.query, list)
    if (!names.some((one) => one.id === id)) return fail('NOT_FOUND', {})
    const taken = takenName(names, { id, name })
    if (taken !== undefined) return taken
    const verb = list === 'disciplines' ? 'discipline.renamed' : 'compensationTier.renamed'
    if (!updateRow(tx, tableOfList(list), id, { name }, { verb })) return ok({})
    for (const { userId } of await listHavers(tx.query, list, id)) tx.touchedUsers.add(userId)
    return ok({})
  },
}

/** Renames a discipline or compensation tier, everywhere at once (product.md 26). */
export function renameNamed(call: ActorCall, input: Input): Promise<Answer<'nameLists.rename'>> {
  return call.db.writeAside({ actorId: call.actor.userId }, renameNamedWork, input, unwatched())
}
