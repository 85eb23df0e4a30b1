import type { Answer, FailureOf, ParsedInputOf } from '#shared/contract/index.ts'
import { type UserId, userIdSchema } from '#shared/domain/ids.ts'
import { readRoles } from '#shared/domain/roles.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { settleVersion } from '../../db/settleVersion.ts'
import { updateRow } from '../../db/writeRow.ts'
import { findUserByEmail, listRoles, saveAccount } from '../users/index.ts'
import { aboutUser, mayDecide } from './mayDecide.ts'
import { seeKeptOwner } from './seeKeptOwner.ts'
import { settleLate } from './settleLate.ts'
import { type Entry, listEntries } from './reviewRepository.ts'

type Refusals = FailureOf<'review.settle'>['code']
const SETTLED = { verb: 'review.settled' }
const TAKEN = { verb: 'review.otherTaken' }

/** Status, roles and staff IDs have rules: they go the way of the Account modal. */
async function takeByRules(call: ActorCall, entry: Entry): Promise<Result<null, Refusals> | undefined> {
  const userId: UserId | undefined = userIdSchema.safeParse(entry.userId).data
  if (userId === undefined) return undefined
  const { value } = entry
  if (entry.table === 'user_role') {
    const [role] = readRoles(entry.rowId.split('.').at(-1) ?? '')
    if (role === undefined) return fail('NOT_FOUND', {})
    const held = (await listRoles(call.db.read, userId)).filter((one) => one !== role)
    const saved = await saveAccount(call, { userId, roles: value === 1 ? [...held, role] : held })
    return saved.ok ? ok(null) : saved
  }
  if (entry.table !== 'user') return undefined
  if (entry.field === 'status') {
    const saved = await saveAccount(call, { userId, status: value === 'active' ? 'active' : 'inactive' })
    return saved.ok ? ok(null) : saved
  }
  if (entry.field !== 'staff_id') return undefined
  const saved = await saveAccount(call, { userId, staffId: String(value) })
  return saved.ok ? ok(null) : saved
}

/** Gives the row the other value; an e-mail with what is searched by, unless somebody else has it. */
async function takeOther(
  tx: WriteTx,
  entry: Entry,
  twin: Entry | undefined,
): Promise<Result<null, Refusals>> {
  if (entry.table === 'contact_point' && typeof twin?.value === 'string' && twin.value.includes('@')) {
    const own = userIdSchema.safeParse(entry.userId).data ?? null
    const taken = await findUserByEmail(tx.query, twin.value, own)
    if (taken !== undefined) return fail('EMAIL_TAKEN', taken)
  }
  const patch = Object.fromEntries(
    [entry, ...(twin === undefined ? [] : [twin])].map(({ field, value }) => [field, value]),
  )
  // Table and field come from a review entry, which the merge made of a row of this table.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  updateRow(tx, entry.table as 'user', entry.rowId, patch, TAKEN)
  return ok(null)
}

/** Keeps what stands, or takes the other value; either way the clash is gone on every PC (product.md 42). */
export async function settleEntry(
  call: ActorCall,
  { entryId, take }: ParsedInputOf<'review.settle'>,
): Promise<Answer<'review.settle'>> {
  if (entryId.startsWith('late:')) return settleLate(call, { entryId, take })
  if (entryId.startsWith('ownerKept:')) return seeKeptOwner(call, entryId)
  const all = await listEntries(call.db.read, aboutUser)
  const entry = all.find(({ id }) => id === entryId)
  if (entry === undefined || !(await mayDecide(call, entry))) return fail('REVIEW_CHANGED', {})
  // What is searched by belongs to the e-mail or phone number that it was made of.
  const twin = all.find(
    (one) =>
      one.table === 'contact_point' &&
      one.field === 'folded_value' &&
      one.rowId === entry.rowId &&
      one.version.join() === entry.version.join(),
  )
  const byRules = take === 'other' ? await takeByRules(call, entry) : undefined
  if (byRules?.ok === false) return byRules
  const written = await call.db.write(
    { actorId: call.actor.userId },
    async (tx): Promise<Result<null, Refusals>> => {
      if (take === 'other' && byRules === undefined) {
        const taken = await takeOther(tx, entry, twin)
        if (!taken.ok) return taken
      }
      for (const one of [entry, twin]) if (one !== undefined) settleVersion(tx, one.id, SETTLED)
      return ok(null)
    },
  )
  return written.ok ? ok({}) : written
}
