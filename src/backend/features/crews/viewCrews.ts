import type { Crew } from '#shared/contract/crews.ts'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { ActorCall } from '../../call.ts'
import { listCrewRows, listMembers } from './crewsRepository.ts'

/** The crews that the actor may see: all for the office, of a Manager their own current ones (product.md 3). */
async function visibleCrews(call: ActorCall): Promise<Crew[]> {
  const all = await listCrewRows(call.db.read)
  if (call.scope === 'all') return all
  return all.filter((crew) => crew.isCurrent && crew.managerId === call.actor.userId)
}

const inOrder = (one: Crew, other: Crew): number => {
  if (one.isCurrent !== other.isCurrent) return one.isCurrent ? -1 : 1
  const [a, b] = [foldText(one.name), foldText(other.name)]
  return a < b ? -1 : a > b ? 1 : one.crewId < other.crewId ? -1 : 1
}

/** The crews that the actor may see, current ones first, by name. */
export async function listCrews(call: ActorCall): Promise<Answer<'crews.list'>> {
  const crews = (await visibleCrews(call)).toSorted(inOrder)
  return ok({ crews, mayEdit: call.actor.rights['crews.edit'] !== undefined })
}

/** One crew with its members; another Manager's is refused, and the refusal noted. */
export async function getCrew(
  call: ActorCall,
  { crewId }: ParsedInputOf<'crews.get'>,
): Promise<Answer<'crews.get'>> {
  const crew = (await listCrewRows(call.db.read)).find((one) => one.crewId === crewId)
  if (crew === undefined) return fail('NOT_FOUND', {})
  const isVisible = (await visibleCrews(call)).some((one) => one.crewId === crewId)
  if (!isVisible) return fail('FORBIDDEN', {})
  return ok({ ...crew, members: await listMembers(call.db.read, crewId) })
}
