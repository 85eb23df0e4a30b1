import { type UserId, userIdSchema } from '#shared/domain/ids.ts'
import { readRoles } from '#shared/domain/roles.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { phoneDigits } from '#shared/lib/fold.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { findRow } from '../../db/noteChange.ts'
import type { SyncedTables } from '../../db/tables.ts'
import { updateRow, writeRow } from '../../db/writeRow.ts'
import { findUser, findUserByEmail, foldEmail, listRoles, setRoles, type TakenBy } from '../users/index.ts'
import type { LateChange } from './lateChanges.ts'

const TAKEN = { verb: 'record.lateTaken' }
type Refusals =
  'NOT_FOUND' | 'BAD_INPUT' | 'FORBIDDEN' | 'OWN_ROLES' | 'EMAIL_TAKEN' | 'PLAN_FORBIDS_PRACTITIONER'

async function takePoint(
  tx: WriteTx,
  { keptRowId, late }: LateChange,
  keptId: UserId,
): Promise<Result<null, Refusals>> {
  const value = String(late.value ?? '')
  const isEmail = keptRowId.includes('.email.')
  if (isEmail && value !== '') {
    const taken: TakenBy | undefined = await findUserByEmail(tx.query, foldEmail(value), keptId)
    if (taken !== undefined) return fail('EMAIL_TAKEN', taken)
  }
  const folded_value = isEmail ? foldEmail(value) : phoneDigits(value)
  if (findRow(tx, 'contact_point', keptRowId) !== undefined) {
    updateRow(tx, 'contact_point', keptRowId, { value, folded_value }, TAKEN)
    return ok(null)
  }
  const rank = keptRowId.endsWith('.primary') ? 'primary' : 'secondary'
  const kind = isEmail ? 'email' : 'phone'
  const fields = { id: keptRowId, user_id: keptId, kind, rank, value, folded_value } as const
  writeRow(tx, 'contact_point', { ...fields, is_default: rank === 'primary' ? 1 : 0 }, TAKEN)
  return ok(null)
}

/** Gives the kept record what came late for the merged one, by the rules of that field. */
export async function takeLate(
  tx: WriteTx,
  call: ActorCall,
  change: LateChange,
): Promise<Result<null, Refusals>> {
  const { kind, keptId, late } = change
  if (kind === 'user' && late.table !== 'user') {
    const userId = userIdSchema.parse(keptId)
    if (late.table === 'contact_point') return takePoint(tx, change, userId)
    const user = await findUser(tx.query, userId)
    if (user === undefined) return fail('NOT_FOUND', {})
    const held = await listRoles(tx.query, userId)
    return setRoles(tx, call, user, [...held, ...readRoles(late.rowId.split('.').at(-1) ?? '')])
  }
  const patch = { [late.field]: late.value }
  // Table and field are those of the merged record's own row.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  updateRow(tx, kind as keyof SyncedTables, keptId, patch, TAKEN)
  return ok(null)
}
