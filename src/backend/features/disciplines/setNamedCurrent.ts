import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import { listNamed, tableOfList } from './nameListsRepository.ts'
import { takenName } from './nameRules.ts'

const ended = (list: 'disciplines' | 'compensationTiers') => ({
  verb: list === 'disciplines' ? 'discipline.ended' : 'compensationTier.ended',
})
const broughtBack = (list: 'disciplines' | 'compensationTiers') => ({
  verb: list === 'disciplines' ? 'discipline.broughtBack' : 'compensationTier.broughtBack',
})

/** Ends one of a list, or brings it back where no other bears its name by now. */
export function setNamedCurrent(
  call: ActorCall,
  { list, id, isCurrent }: ParsedInputOf<'nameLists.setCurrent'>,
): Promise<Answer<'nameLists.setCurrent'>> {
  return call.db.write(
    { actorId: call.actor.userId },
    async (tx): Promise<Answer<'nameLists.setCurrent'>> => {
      const names = await listNamed(tx.query, list)
      const named = names.find((one) => one.id === id)
      if (named === undefined) return fail('NOT_FOUND', {})
      const taken = isCurrent ? takenName(names, named) : undefined
      if (taken !== undefined) return taken
      const act = isCurrent ? broughtBack(list) : ended(list)
      updateRow(tx, tableOfList(list), id, { is_current: isCurrent ? 1 : 0 }, act)
      return ok({})
    },
  )
}
