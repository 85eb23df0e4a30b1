import { userIdSchema } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { isLater } from '../../db/fieldOrder.ts'
import type { Version } from '../../outbox/appendOutbox.ts'
import { readFieldVersions, rowVersion } from '../../db/fieldVersions.ts'
import { isRow, type Row } from '../fieldStore.ts'

const KEPT = { verb: 'owner.kept' }

const HAS_OWNER = `SELECT 1 FROM user_role r JOIN user u ON u.id = r.user_id
  WHERE r.role = 'owner' AND r.is_held = 1 AND u.status = 'active' LIMIT 1`
/** Is there somebody who may do everything? */
export const hasOwner = (tx: Pick<WriteTx, 'all'>): boolean => tx.all(HAS_OWNER).length > 0

/** Everybody who is or was an owner, and still is somebody. */
const OWNERS = `SELECT r.id, r.user_id, r.is_held, r.stamp, r.stamp_device, u.status, u.stamp AS user_stamp,
    u.stamp_device AS user_device FROM user_role r JOIN user u ON u.id = r.user_id
  WHERE r.role = 'owner' AND u.merged_into IS NULL AND u.voided_at IS NULL`

type Table = 'user' | 'user_role'
/** Somebody who is no active owner any more: since which change, and as what row of which table that was. */
type Former = {
  readonly userId: string
  readonly roleId: string
  /** When they first became an owner; the same on every PC. */
  readonly heldSince: Version
  readonly lost: { readonly table: Table; readonly rowId: string; readonly version: Version }
}

/** Ownership was lost with the first of the two changes that ended it. */
function formerOf(tx: WriteTx, row: Row): Former {
  const roleId = String(row['id'])
  const userId = String(row['user_id'])
  const ends: Former['lost'][] = []
  if (row['is_held'] !== 1) {
    const version = readFieldVersions(tx, 'user_role', roleId).get('is_held') ?? rowVersion(row)
    ends.push({ table: 'user_role', rowId: roleId, version })
  }
  if (row['status'] !== 'active') {
    const ofRow: Version = [Number(row['user_stamp']), Number(row['user_device'])]
    const version = readFieldVersions(tx, 'user', userId).get('status') ?? ofRow
    ends.push({ table: 'user', rowId: userId, version })
  }
  const [first, second] = ends
  if (first === undefined) throw new Error('An active owner, where there is none')
  const lost = second !== undefined && isLater(first.version, second.version) ? second : first
  return { userId, roleId, heldSince: rowVersion(row), lost }
}

/** Who took ownership away or made an owner inactive, as the log of that PC says. */
function takerOf(tx: WriteTx, { userId, lost }: Former): string | undefined {
  const [field, gone] = lost.table === 'user' ? ['status', 'inactive'] : ['is_held', 0]
  const [entry] = tx.all(
    `SELECT actor_id FROM audit_entry WHERE about_user_id = ? AND table_name = ? AND row_id = ?
      AND (CASE WHEN json_valid(after) THEN after END) ->> ? = ?
      AND device_id = (SELECT id FROM device WHERE number = ?) ORDER BY seq DESC LIMIT 1`,
    userId,
    lost.table,
    lost.rowId,
    field,
    gone,
    lost.version[1],
  )
  return isRow(entry) && typeof entry['actor_id'] === 'string' ? entry['actor_id'] : undefined
}

/**
 * After another PC's changes: a clinic whose last two owners took each other's ownership on two PCs has the earlier one
 * of them back, on every PC alike (design.md 5). Only these two come into question: whoever made the last of such
 * changes was an owner as far as that PC knew, so neither of them was let go by everybody. Somebody who left long ago
 * never comes back by this.
 */
export function keepOwner(tx: WriteTx): void {
  if (hasOwner(tx)) return
  const former = tx
    .all(OWNERS)
    .filter(isRow)
    .filter((row) => userIdSchema.safeParse(row['user_id']).success)
    .map((row) => formerOf(tx, row))
  const [last] = former.toSorted((a, b) => (isLater(a.lost.version, b.lost.version) ? -1 : 1))
  if (last === undefined) return
  const taker = takerOf(tx, last)
  const other = former.find(({ userId }) => userId === taker)
  const kept = other !== undefined && isEarlier(other, last) ? other : last
  updateRow(tx, 'user_role', kept.roleId, { is_held: 1 }, KEPT)
  updateRow(tx, 'user', kept.userId, { status: 'active' }, KEPT)
  tx.touchedUsers.add(userIdSchema.parse(kept.userId))
}

function isEarlier(a: Former, b: Former): boolean {
  const [stamp, device] = a.heldSince
  if (stamp === b.heldSince[0] && device === b.heldSince[1]) return a.userId < b.userId
  return isLater(b.heldSince, a.heldSince)
}
