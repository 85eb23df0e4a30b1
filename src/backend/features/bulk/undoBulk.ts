import type { Answer, FailureOf, ParsedInputOf } from '#shared/contract/index.ts'
import { type UserId, userIdSchema } from '#shared/domain/ids.ts'
import { ROLES } from '#shared/domain/roles.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { must } from '#shared/lib/must.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { Acting, ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { LongWork } from '../../db/longWork.ts'
import { Turns } from '../../db/turns.ts'
import { updateRow } from '../../db/writeRow.ts'
import { requireFresh } from '../identity/index.ts'
import {
  findUser,
  getClinicRules,
  judgeRoles,
  judgeStatus,
  listOwners,
  listRoles,
  writeRoles,
} from '../users/index.ts'
import { type BulkRowChange, findBulkVerb, findRowFields, listBulkRows } from './bulkRepository.ts'
import { partOfVerb } from './bulkVerb.ts'
import { FRESH_PARTS, RIGHT_OF_PART } from './planBulk.ts'

type Refusals = Exclude<FailureOf<'bulk.undo'>['code'], 'NOT_FOUND'>
type Input = { readonly actId: string; readonly acting: Acting }

const TABLES = ['user', 'user_role', 'crew_member', 'departure'] as const
type Table = (typeof TABLES)[number]
const tableOf = (name: string): Table =>
  must(
    TABLES.find((table) => table === name),
    'a table of bulk changes',
  )

/** Puts back what one bulk change changed, read from the log: all of it, or nothing where any of it changed since. */
export const undoBulkWork: LongWork<Input, { changed: number }, Refusals> = {
  name: 'bulk.undo',
  run: async (tx, { actId, acting }) => {
    const rows = await listBulkRows(tx.query, actId)
    const people = new Set(rows.flatMap(({ aboutUserId }) => (aboutUserId === null ? [] : [aboutUserId])))
    appendAudit(tx, { verb: 'bulk.undone', outcome: 'done', after: { count: people.size } })
    const turns = new Turns()
    for (const row of rows.toReversed()) {
      const done = await undoRow(tx, acting, row)
      if (!done.ok) return done
      await turns.take()
    }
    return ok({ changed: people.size })
  },
}

async function undoRow(tx: WriteTx, acting: Acting, row: BulkRowChange): Promise<Result<null, Refusals>> {
  const table = tableOf(row.table)
  const now = await findRowFields(tx.query, table, row.rowId)
  if (now === undefined || Object.entries(row.after).some(([field, value]) => now[field] !== value))
    return fail('BULK_CHANGED', {})
  if (table === 'user_role') return undoRole(tx, acting, row)
  const userId = userIdSchema.parse(row.aboutUserId)
  const judged = await judgeBack(tx, acting, userId, row)
  if (!judged.ok) return judged
  // A membership that the act made is ended; everything else gets back what it had.
  if (table === 'crew_member') {
    const wasMember = row.before?.['is_member'] === 1
    updateRow(tx, table, row.rowId, { is_member: wasMember ? 1 : 0 }, { verb: 'user.crewsChanged' })
  } else updateRow(tx, table, row.rowId, row.before ?? {}, { verb: 'user.profileChanged' })
  return ok(null)
}

/** Whether the status that somebody had may come back: by the rule of the single act. */
async function judgeBack(
  tx: WriteTx,
  acting: Acting,
  userId: UserId,
  row: BulkRowChange,
): Promise<Result<null, Refusals>> {
  const status = row.table === 'user' ? row.before?.['status'] : undefined
  if (status !== 'active' && status !== 'inactive') return ok(null)
  const clinic = { plan: (await getClinicRules(tx.query)).plan, owners: await listOwners(tx.query) }
  const person = { userId, roles: await listRoles(tx.query, userId) }
  const judged = judgeStatus(acting, person, clinic, status)
  if (judged.ok) return judged
  const { error } = judged
  return error.code === 'OWN_STATUS' ? fail('FORBIDDEN', {}) : { ok: false, error }
}

async function undoRole(tx: WriteTx, acting: Acting, row: BulkRowChange): Promise<Result<null, Refusals>> {
  const userId = userIdSchema.parse(row.aboutUserId)
  const user = must(await findUser(tx.query, userId), 'whom a role was given')
  const moved = row.rowId.split('.')[1]
  const held = await listRoles(tx.query, userId)
  const isHeld = row.before?.['is_held'] === 1
  const wanted = ROLES.filter((role) => (role === moved ? isHeld : held.includes(role)))
  const { plan } = await getClinicRules(tx.query)
  const judged = judgeRoles(acting, { ...user, userId }, { held, wanted, plan })
  // Whoever held no role at all gets back to that: by hand nobody may be left without one.
  const isAllowed = judged.ok || (judged.error.code === 'BAD_INPUT' && wanted.length === 0)
  if (isAllowed) {
    await writeRoles(tx, userId, wanted)
    return ok(null)
  }
  const { error } = judged
  if (error.code === 'PLAN_FORBIDS_PRACTITIONER') return { ok: false, error }
  return fail('FORBIDDEN', {})
}

/** Undoes a bulk change; whoever has the right to make it may. */
export async function undoBulk(
  call: ActorCall,
  { actId }: ParsedInputOf<'bulk.undo'>,
): Promise<Answer<'bulk.undo'>> {
  const verb = await findBulkVerb(call.db.read, actId)
  const part = verb === undefined ? undefined : partOfVerb(verb)
  if (part === undefined) return fail('NOT_FOUND', {})
  const { userId, rights } = call.actor
  if (rights[RIGHT_OF_PART[part]] === undefined) return fail('FORBIDDEN', {})
  const fresh = FRESH_PARTS.has(part) ? await requireFresh(call) : ok(null)
  if (!fresh.ok) return fresh
  const watch = { signal: new AbortController().signal, onProgress: () => undefined }
  return call.db.writeAside(
    { actorId: userId },
    undoBulkWork,
    { actId, acting: { actor: { userId, rights } } },
    watch,
  )
}
