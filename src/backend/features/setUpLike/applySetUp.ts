import type { FailureOf } from '#shared/contract/index.ts'
import { ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow, writeRow } from '../../db/writeRow.ts'
import { setDisciplineAndTier, setNotifications, setRoles, type User, writeRoles } from '../users/index.ts'
import type { SetUp } from './planSetUp.ts'

type Refusals = Exclude<FailureOf<'setUpLike.undo'>['code'], 'SET_UP_CHANGED'>

/** Joins and leaves crews until somebody is a member of exactly these. */
function writeCrews(tx: WriteTx, { id }: User, before: SetUp['crews'], after: SetUp['crews']): void {
  const act = { verb: 'user.crewsChanged' }
  const write = (crewId: SetUp['crews'][number]['crewId'], isMember: boolean): void => {
    const row = { id: `${crewId}.${id}`, crew_id: crewId, user_id: id, is_member: isMember ? 1 : 0 } as const
    writeRow(tx, 'crew_member', row, act)
  }
  const isIn = (crews: SetUp['crews'], crewId: string): boolean =>
    crews.some((crew) => crew.crewId === crewId)
  for (const { crewId } of before) if (!isIn(after, crewId)) write(crewId, false)
  for (const { crewId } of after) if (!isIn(before, crewId)) write(crewId, true)
}

/**
 * Makes somebody be set up as given, part by part through the rules of the single acts: roles, discipline and tier,
 * notices; besides, crews and whether a second factor is required of them.
 */
export async function applySetUp(
  tx: WriteTx,
  call: ActorCall,
  user: User,
  { before, after }: { readonly before: SetUp; readonly after: SetUp },
): Promise<Result<null, Refusals>> {
  // Somebody who held no role at all gets back to that: by hand nobody may be left without one.
  if (after.roles.length === 0) await writeRoles(tx, user.id, [])
  const steps = [
    () => (after.roles.length === 0 ? ok(null) : setRoles(tx, call, user, after.roles)),
    () => setDisciplineAndTier(tx, call, user, after),
    () => setNotifications(tx, call, user, after.notices),
  ]
  for (const step of steps) {
    const done = await step()
    if (!done.ok) return done
  }
  writeCrews(tx, user, before.crews, after.crews)
  const mfa = { is_mfa_required: after.isMfaRequired ? (1 as const) : (0 as const) }
  updateRow(tx, 'user', user.id, mfa, { verb: 'user.mfaRequirementChanged' })
  return ok(null)
}
