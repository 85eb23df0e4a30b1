import type { Answer, FailureOf, ParsedInputOf } from '#shared/contract/index.ts'
import { clientIdSchema, type UserId, userIdSchema } from '#shared/domain/ids.ts'
import { planRefusal } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { MoveBook } from '../../db/moveBook.ts'
import { moveReferences } from '../../db/moveReferences.ts'
import { readRecordFields } from '../../db/recordVersions.ts'
import { insertRow, updateRow } from '../../db/writeRow.ts'
import { findCredential } from '../identity/index.ts'
import { voidFactor } from '../mfa/index.ts'
import { findUser, getClinicRules, listRoles } from '../users/index.ts'
import { giveFields } from './giveFields.ts'
import { planMerge } from './planMerge.ts'

type Refusals = FailureOf<'merging.merge'>['code']
/** Every entry of one merge bears this verb; its rows say what went where. */
export const MERGED = { verb: 'record.merged' } as const

/** Roles of both, for an owner who asked for it; ownership never goes over this way (product.md 29). */
async function giveRoles(
  tx: WriteTx,
  book: MoveBook,
  keptId: UserId,
  given: readonly Role[],
): Promise<Result<null, 'PLAN_FORBIDS_PRACTITIONER'>> {
  const held = await listRoles(tx.query, keptId)
  const wanted = [...held, ...given.filter((role) => role !== 'owner' && !held.includes(role))]
  const kept = await findUser(tx.query, keptId)
  if (kept?.status === 'active') {
    const refusal = planRefusal((await getClinicRules(tx.query)).plan, held, wanted)
    if (refusal !== undefined) return fail('PLAN_FORBIDS_PRACTITIONER', refusal)
  }
  for (const role of wanted)
    book.write('user_role', { id: `${keptId}.${role}`, user_id: keptId, role, is_held: 1 })
  return ok(null)
}

/** Ends the merged person's roles, and what they signed in with: passwords and factors never go over. */
async function endAccess(tx: WriteTx, book: MoveBook, userId: UserId): Promise<void> {
  for (const role of await listRoles(tx.query, userId))
    book.update('user_role', `${userId}.${role}`, { is_held: 0 })
  if ((await findCredential(tx.query, userId)) !== undefined) {
    const nothing = {
      password_hash: '',
      is_temporary: 0,
      temporary_until: null,
      is_temporary_used: 0,
    } as const
    updateRow(tx, 'credential', userId, nothing, MERGED)
  }
  await voidFactor(tx, userId, MERGED.verb)
}

/** By field of the merged record, the version that whoever merges has seen: a later one came from elsewhere. */
function seenOf(tx: WriteTx, kind: 'user' | 'client', id: string): string {
  const versions = readRecordFields(tx, kind, id).map(({ key, version }) => [key, version])
  return JSON.stringify(Object.fromEntries(versions))
}

/**
 * Makes one record of two, in one act: the kept one gets what was chosen, everything that named the other names it
 * from now on, and the other stays as a pointer that nothing shows. Refused where the preview showed something else.
 */
export function mergeRecords(
  call: ActorCall,
  input: ParsedInputOf<'merging.merge'>,
): Promise<Answer<'merging.merge'>> {
  const { kind, keptId, mergedId } = input
  return call.db.write(
    { actorId: call.actor.userId },
    async (tx): Promise<Result<{ mergeId: string }, Refusals>> => {
      const planned = await planMerge(tx.query, call, input)
      if (!planned.ok) return planned
      const plan = planned.data
      if (plan.seen !== input.seen) return fail('MERGE_CHANGED', {})
      if (input.roles === 'both' && plan.roles?.mayCombine !== true) return fail('OWN_ROLES', {})
      const book = new MoveBook(tx, MERGED)
      const open = plan.fields.filter(({ isLocked }) => !isLocked).map(({ field }) => field)
      await giveFields(
        tx,
        book,
        input,
        input.taken.filter((field) => open.includes(field)),
      )
      if (input.roles === 'both') {
        const given = await giveRoles(tx, book, userIdSchema.parse(keptId), plan.roles?.merged ?? [])
        if (!given.ok) return given
      }
      moveReferences(tx, book, { kind, from: mergedId, to: keptId })
      if (kind === 'user') await endAccess(tx, book, userIdSchema.parse(mergedId))
      // Last: from here on nothing finds it any more.
      if (kind === 'user') {
        const id = userIdSchema.parse(keptId)
        book.update('user', mergedId, { status: 'inactive', merged_into: id })
        tx.touchedUsers.add(id)
      } else book.update('client', mergedId, { merged_into: clientIdSchema.parse(keptId) })
      const mergeId = tx.newId()
      const fields = {
        id: mergeId,
        kind,
        kept_id: keptId,
        merged_id: mergedId,
        merged_at: tx.now,
        done_by: call.actor.userId,
        moved: JSON.stringify(book.lines()),
        seen: seenOf(tx, kind, mergedId),
        undone_at: null,
      }
      insertRow(tx, 'record_merge', fields, MERGED)
      return ok({ mergeId })
    },
  )
}
