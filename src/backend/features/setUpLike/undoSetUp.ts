import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import {
  compensationTierIdSchema,
  type CrewId,
  crewIdSchema,
  disciplineIdSchema,
} from '#shared/domain/ids.ts'
import { NOTIFICATION_TOPICS } from '#shared/domain/notifications.ts'
import { ROLES, sortRoles } from '#shared/domain/roles.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { findUser, type User } from '../users/index.ts'
import { applySetUp } from './applySetUp.ts'
import { readSetUp, type SetUp } from './planSetUp.ts'
import { type ChangedRow, findAct, type Values } from './setUpLikeRepository.ts'
import { SET_UP } from './setUpLike.ts'

/** What one switch was before and after an act: a role, a membership, a topic. */
type Switch = { readonly key: string; readonly before: boolean; readonly after: boolean }

/** The switches of a table that an act moved; a row that the act made stood for `unsaid` before. */
function switchesOf(
  rows: readonly ChangedRow[],
  table: string,
  field: string,
  { part, unsaid }: { readonly part: 0 | 1; readonly unsaid: boolean },
): Switch[] {
  return rows
    .filter((row) => row.table === table)
    .map(({ rowId, before, after }) => ({
      key: rowId.split('.')[part] ?? '',
      before: before === null ? unsaid : before[field] === 1,
      after: after[field] === 1,
    }))
}

const isMoved = (switches: readonly Switch[], isOn: (key: string) => boolean): boolean =>
  switches.some(({ key, after }) => isOn(key) !== after)

/** What a switch is put back to; undefined where the act did not move it. */
const before = (switches: readonly Switch[], key: string): boolean | undefined =>
  switches.find((one) => one.key === key)?.before

/** The fields of the person's own row that the act changed: before and after. */
function ownFields(rows: readonly ChangedRow[]): { was: Values; became: Values } {
  let fields: { was: Values; became: Values } = { was: {}, became: {} }
  for (const row of rows.filter(({ table }) => table === 'user'))
    fields = { was: { ...fields.was, ...row.before }, became: { ...fields.became, ...row.after } }
  return fields
}

/** The state before an act; undefined where something of it was changed since. */
function stateBefore(user: User, now: SetUp, rows: readonly ChangedRow[]): SetUp | undefined {
  const { was, became } = ownFields(rows)
  const roles = switchesOf(rows, 'user_role', 'is_held', { part: 1, unsaid: false })
  const crews = switchesOf(rows, 'crew_member', 'is_member', { part: 0, unsaid: false })
  const topics = switchesOf(rows, 'notification_preference', 'is_wanted', { part: 1, unsaid: true })
  const current: Readonly<Record<string, unknown>> = user
  const isChanged =
    Object.entries(became).some(([field, value]) => current[field] !== value) ||
    isMoved(roles, (key) => now.roles.some((role) => role === key)) ||
    isMoved(crews, (key) => now.crews.some((crew) => crew.crewId === key)) ||
    isMoved(topics, (key) => Object.entries(now.notices).some(([topic, is]) => topic === key && is))
  if (isChanged) return undefined
  const own = { ...user, ...was }
  const left = crews.filter((crew) => crew.before).map((crew): CrewId => crewIdSchema.parse(crew.key))
  return {
    roles: sortRoles(ROLES.filter((role) => before(roles, role) ?? now.roles.includes(role))),
    crews: [
      ...now.crews.filter(({ crewId }) => before(crews, crewId) !== false),
      ...left.map((crewId) => ({ crewId, name: '' })),
    ],
    disciplineId: disciplineIdSchema.nullable().parse(own.discipline_id),
    compensationTierId: compensationTierIdSchema.nullable().parse(own.compensation_tier_id),
    notices: Object.fromEntries(
      NOTIFICATION_TOPICS.map((topic) => [topic, before(topics, topic) ?? now.notices[topic] ?? true]),
    ),
    isMfaRequired: own.is_mfa_required === 1,
  }
}

/** Puts back what one "Set up like …" changed, read from the log; refused where any of it was changed since. */
export function undoSetUp(
  call: ActorCall,
  { userId, actId }: ParsedInputOf<'setUpLike.undo'>,
): Promise<Answer<'setUpLike.undo'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'setUpLike.undo'>> => {
    const user = await findUser(tx.query, userId)
    if (user === undefined) return fail('NOT_FOUND', {})
    if (userId === call.actor.userId) return fail('OWN_ROLES', {})
    const rows = await findAct(tx.query, { actId, userId, verb: SET_UP })
    if (rows === undefined) return fail('NOT_FOUND', {})
    const now = await readSetUp(tx.query, user)
    const was = stateBefore(user, now, rows)
    if (was === undefined) return fail('SET_UP_CHANGED', {})
    appendAudit(tx, { verb: 'user.setUpUndone', outcome: 'done', aboutUserId: userId })
    const applied = await applySetUp(tx, call, user, { before: now, after: was })
    return applied.ok ? ok({}) : applied
  })
}
