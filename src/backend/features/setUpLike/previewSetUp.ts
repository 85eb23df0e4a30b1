import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { NOTIFICATION_TOPICS } from '#shared/domain/notifications.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { findDisciplineName, findTierName } from '../users/index.ts'
import { markOf, planSetUp, type SetUp, type SetUpPlan } from './planSetUp.ts'

const disciplineOf = async (db: Reader, { disciplineId }: SetUp): Promise<string> =>
  disciplineId === null ? '' : ((await findDisciplineName(db, disciplineId)) ?? '')
const tierOf = async (db: Reader, { compensationTierId }: SetUp): Promise<string> =>
  compensationTierId === null ? '' : ((await findTierName(db, compensationTierId)) ?? '')

const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** How many parts a plan changes. */
export function countChanges({ before, after }: SetUpPlan): number {
  const parts = ['roles', 'crews', 'disciplineId', 'compensationTierId', 'notices', 'isMfaRequired'] as const
  return parts.filter((part) => !sameJson(before[part], after[part])).length
}

/** What "Set up like …" would change, part by part; changes nothing. */
export async function previewSetUp(
  call: ActorCall,
  input: ParsedInputOf<'setUpLike.preview'>,
): Promise<Answer<'setUpLike.preview'>> {
  const db = call.db.read
  const planned = await planSetUp(db, call, input)
  if (!planned.ok) return planned
  const { before, after } = planned.data
  const moved = NOTIFICATION_TOPICS.filter((topic) => before.notices[topic] !== after.notices[topic])
  return ok({
    roles: { before: before.roles, after: after.roles },
    crews: { before: before.crews.map(({ name }) => name), after: after.crews.map(({ name }) => name) },
    discipline: { before: await disciplineOf(db, before), after: await disciplineOf(db, after) },
    compensationTier: { before: await tierOf(db, before), after: await tierOf(db, after) },
    notifications: {
      switchedOn: moved.filter((topic) => after.notices[topic] === true),
      switchedOff: moved.filter((topic) => after.notices[topic] !== true),
    },
    isMfaRequired: { before: before.isMfaRequired, after: after.isMfaRequired },
    changes: countChanges(planned.data),
    seen: markOf(planned.data),
  })
}
