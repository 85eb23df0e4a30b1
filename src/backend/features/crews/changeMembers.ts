import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { writeRow } from '../../db/writeRow.ts'
import { listAble, listCrewRows } from './crewsRepository.ts'

/** Takes people into a crew and out of it in one act: only active people who treat come in, anybody may go out. */
export function changeMembers(
  call: ActorCall,
  { crewId, added, removed }: ParsedInputOf<'crews.changeMembers'>,
): Promise<Answer<'crews.changeMembers'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'crews.changeMembers'>> => {
    const isThere = (await listCrewRows(tx.query)).some((crew) => crew.crewId === crewId)
    if (!isThere) return fail('NOT_FOUND', {})
    const able = await listAble(tx.query, added)
    if (added.some((userId) => !able.has(userId))) return fail('BAD_INPUT', { fields: { added: 'notOneOf' } })
    for (const userId of removed) {
      const id = `${crewId}.${userId}`
      const [row] = tx.all('SELECT 1 FROM crew_member WHERE id = ? AND is_member = 1', id)
      if (row === undefined) continue
      const out = { id, crew_id: crewId, user_id: userId, is_member: 0 } as const
      writeRow(tx, 'crew_member', out, { verb: 'crew.memberRemoved' })
    }
    for (const userId of added) {
      const id = `${crewId}.${userId}`
      const into = { id, crew_id: crewId, user_id: userId, is_member: 1 } as const
      writeRow(tx, 'crew_member', into, { verb: 'crew.memberAdded' })
    }
    return ok({})
  })
}
