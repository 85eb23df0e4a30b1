import { z } from 'zod'
import type { Answer, FailureOf, ParsedInputOf } from '#shared/contract/index.ts'
import { type UserId, userIdSchema } from '#shared/domain/ids.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { planRefusal } from '#shared/domain/plan.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { type MoveLine, moveLineSchema } from '../../db/moveBook.ts'
import { findRow } from '../../db/noteChange.ts'
import type { RecordMergeTable } from '../../db/recordTables.ts'
import type { SyncedTables } from '../../db/tables.ts'
import { updateRow } from '../../db/writeRow.ts'
import { findUser, getClinicRules, listRoles, reaches } from '../users/index.ts'
import { findMerge, findOtherByEmail, findOtherByStaffId } from './mergingRepository.ts'

type Refusals = FailureOf<'merging.undo'>['code']
/** Every entry of an undone merge bears this verb. */
const UNDONE = { verb: 'record.mergeUndone' } as const

/** What a row says that a merge made and that is to say nothing again: rows are never removed. */
const UNMADE: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  client_person: { is_current: 0 },
  crew_member: { is_member: 0 },
  user_role: { is_held: 0 },
  contact_point: { value: '', folded_value: '' },
}

const linesSchema = z.array(moveLineSchema)

/** Whether every row of the merge still says what the merge made it say. */
function isAsMerged(tx: WriteTx, lines: readonly MoveLine[]): boolean {
  return lines.every(({ table, ids, after }) =>
    ids.every((id) => {
      const row = findRow(tx, table, id)
      return row !== undefined && Object.entries(after).every(([field, value]) => row[field] === value)
    }),
  )
}

function takeBack(tx: WriteTx, lines: readonly MoveLine[]): void {
  for (const { table, ids, before } of lines.toReversed()) {
    const patch = before ?? UNMADE[table]
    if (patch === undefined) throw new Error(`No way back for a new row of ${table}`)
    for (const id of ids) {
      // The lines were written by a merge, from rows of these tables.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      updateRow(tx, table as keyof SyncedTables, id, patch, UNDONE)
    }
  }
}

/** Whether it would take roles that the merge gave from somebody whose roles are not the actor's to change (product.md 18). */
function takesRoles({ actor }: ActorCall, keptId: string, lines: readonly MoveLine[]): boolean {
  const isGiven = lines.some(
    ({ table, ids }) => table === 'user_role' && ids.some((id) => id.startsWith(`${keptId}.`)),
  )
  return isGiven && (actor.rights['users.setRoles'] === undefined || keptId === actor.userId)
}

/** What a person bears alone may be somebody else's since: their e-mail, their staff ID (product.md 6, 15). */
async function checkTaken(tx: WriteTx, kept: UserId, merged: UserId): Promise<Result<null, Refusals>> {
  const byEmail = await findOtherByEmail(tx.query, kept, merged)
  if (byEmail !== undefined) return fail('EMAIL_TAKEN', byEmail)
  const byStaffId = await findOtherByStaffId(tx.query, kept, merged)
  return byStaffId === undefined ? ok(null) : fail('STAFF_ID_TAKEN', byStaffId)
}

/** Nobody undoes what they could not have done: an owner's merge by an Office Admin, a practitioner too many. */
async function checkUsers(
  tx: WriteTx,
  call: ActorCall,
  { kept_id, merged_id }: RecordMergeTable,
): Promise<Result<null, Refusals>> {
  for (const id of [kept_id, merged_id].map((one) => userIdSchema.parse(one))) {
    const roles = await listRoles(tx.query, id)
    if (!reaches(call.scope, call.actor.userId, id, roles)) return fail('OWNER_PROTECTED', {})
  }
  const merged: UserId = userIdSchema.parse(merged_id)
  const taken = await checkTaken(tx, userIdSchema.parse(kept_id), merged)
  if (!taken.ok) return taken
  const roles = await listRoles(tx.query, merged)
  if (roles.length === 0 || (await findUser(tx.query, merged))?.status !== 'active') return ok(null)
  const refusal = planRefusal((await getClinicRules(tx.query)).plan, [], roles)
  return refusal === undefined ? ok(null) : fail('PLAN_FORBIDS_PRACTITIONER', refusal)
}

/**
 * Takes a merge back in one act: every row says again what it said before. Refused as soon as anything of it was
 * changed since. Password and MFA of the merged person do not come back.
 */
export function undoMerge(
  call: ActorCall,
  { mergeId }: ParsedInputOf<'merging.undo'>,
): Promise<Answer<'merging.undo'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'merging.undo'>> => {
    const merge = await findMerge(tx.query, mergeId)
    if (merge === undefined) return fail('NOT_FOUND', {})
    const lines = linesSchema.parse(JSON.parse(merge.moved))
    if (!isAsMerged(tx, lines)) return fail('MERGE_CHANGED', {})
    if (takesRoles(call, merge.kept_id, lines)) return fail('FORBIDDEN', {})
    takeBack(tx, lines)
    if (merge.kind === 'user') {
      // Judged by what would be again; a refusal takes the whole transaction back.
      const checked = await checkUsers(tx, call, merge)
      if (!checked.ok) return checked
      for (const id of [merge.kept_id, merge.merged_id]) tx.touchedUsers.add(userIdSchema.parse(id))
    }
    updateRow(tx, 'record_merge', mergeId, { undone_at: tx.now }, UNDONE)
    return ok({})
  })
}
