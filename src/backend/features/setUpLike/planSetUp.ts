import { createHash } from 'node:crypto'
import type { UserId } from '#shared/domain/ids.ts'
import { isOwnChoiceOnly, NOTIFICATION_TOPICS } from '#shared/domain/notifications.ts'
import { planRefusal } from '#shared/domain/plan.ts'
import { sortRoles, type Role } from '#shared/domain/roles.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { findUser, getClinicRules, listRoles, notificationsOf, type User } from '../users/index.ts'
import { type Crew, listCrews, listManagedCrews } from './setUpLikeRepository.ts'

type Notices = Awaited<ReturnType<typeof notificationsOf>>

/** All that can be copied from a colleague: never password, licence or contact data (product.md 40). */
export type SetUp = {
  readonly roles: Role[]
  readonly crews: readonly Crew[]
  readonly disciplineId: User['discipline_id']
  readonly compensationTierId: User['compensation_tier_id']
  readonly notices: Notices
  readonly isMfaRequired: boolean
}

/** A person as they are set up now, and as they would be. */
export type SetUpPlan = { readonly user: User; readonly before: SetUp; readonly after: SetUp }

type Refusals = 'NOT_FOUND' | 'OWN_ROLES' | 'BAD_INPUT' | 'PLAN_FORBIDS_PRACTITIONER'

/** How somebody is set up at this moment. */
export async function readSetUp(db: Reader, user: User): Promise<SetUp> {
  return {
    roles: sortRoles(await listRoles(db, user.id)),
    crews: await listCrews(db, user.id),
    disciplineId: user.discipline_id,
    compensationTierId: user.compensation_tier_id,
    notices: await notificationsOf(db, user.id),
    isMfaRequired: user.is_mfa_required === 1,
  }
}

/** Ownership is neither given nor taken here; where a colleague holds nothing else, roles stay as they are. */
function rolesAfter(held: readonly Role[], theirs: readonly Role[]): Role[] {
  const copied = theirs.filter((role) => role !== 'owner')
  if (copied.length === 0) return [...held]
  return sortRoles(held.includes('owner') ? ['owner', ...copied] : copied)
}

function noticesAfter(own: Notices, theirs: Notices): Notices {
  const topics = NOTIFICATION_TOPICS.filter((topic) => !isOwnChoiceOnly(topic))
  return { ...own, ...Object.fromEntries(topics.map((topic) => [topic, theirs[topic] ?? true])) }
}

const byName = (one: Crew, other: Crew): number =>
  one.name.localeCompare(other.name) || one.crewId.localeCompare(other.crewId)

/** The colleague's crews; membership in crews that the person manages stays. */
async function crewsAfter(db: Reader, userId: UserId, before: SetUp, theirs: SetUp): Promise<Crew[]> {
  const managed = await listManagedCrews(db, userId)
  const isTheirs = (crewId: string): boolean => theirs.crews.some((crew) => crew.crewId === crewId)
  const kept = before.crews.filter(({ crewId }) => managed.includes(crewId) && !isTheirs(crewId))
  return [...theirs.crews, ...kept].toSorted(byName)
}

/**
 * What "Set up like …" would do: the one place that decides it, for the preview and for the act. Staff only, never
 * oneself, from an active colleague; the plan gate stands where the role Practitioner would come (product.md 7).
 */
export async function planSetUp(
  db: Reader,
  call: ActorCall,
  { userId, likeId }: { readonly userId: UserId; readonly likeId: UserId },
): Promise<Result<SetUpPlan, Refusals>> {
  const user = await findUser(db, userId)
  const like = await findUser(db, likeId)
  if (user === undefined || like === undefined) return fail('NOT_FOUND', {})
  if (userId === call.actor.userId) return fail('OWN_ROLES', {})
  if (user.kind !== 'staff') return fail('BAD_INPUT', { fields: { userId: 'notOneOf' } })
  if (like.kind !== 'staff' || like.status !== 'active' || likeId === userId)
    return fail('BAD_INPUT', { fields: { likeId: 'notOneOf' } })
  const before = await readSetUp(db, user)
  const theirs = await readSetUp(db, like)
  const after: SetUp = {
    ...theirs,
    roles: rolesAfter(before.roles, theirs.roles),
    crews: await crewsAfter(db, userId, before, theirs),
    notices: noticesAfter(before.notices, theirs.notices),
  }
  if (user.status === 'active') {
    const refusal = planRefusal((await getClinicRules(db)).plan, before.roles, after.roles)
    if (refusal !== undefined) return fail('PLAN_FORBIDS_PRACTITIONER', refusal)
  }
  return ok({ user, before, after })
}

/** A short mark of a plan: another mark, another plan. */
export function markOf({ before, after }: SetUpPlan): string {
  return createHash('sha256')
    .update(JSON.stringify([before, after]))
    .digest('hex')
    .slice(0, 32)
}
