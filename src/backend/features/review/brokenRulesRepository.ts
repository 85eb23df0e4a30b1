import { sql } from 'kysely'
import type { Reader } from '../../db/clinicDatabase.ts'

/** A rule over several people, and those who together break it. */
export type BrokenRule = {
  readonly kind: 'sameEmail' | 'sameStaffId' | 'ownerKept' | 'planLimit'
  readonly what: string
  readonly userIds: readonly string[]
}

const SHOWN = sql`SELECT id FROM user WHERE merged_into IS NULL AND voided_at IS NULL`

function readIds(json: string): string[] {
  const parsed: unknown = JSON.parse(json)
  return Array.isArray(parsed) ? parsed.filter((id) => typeof id === 'string') : []
}

/** People who came to share what only one may have: a primary e-mail, a staff ID. */
export async function listTwins(db: Reader): Promise<BrokenRule[]> {
  const { rows } = await sql<{ kind: 'sameEmail' | 'sameStaffId'; what: string; ids: string }>`
    SELECT 'sameEmail' AS kind, folded_value AS what, json_group_array(user_id) AS ids FROM contact_point
      WHERE kind = 'email' AND rank = 'primary' AND folded_value <> '' AND user_id IN (${SHOWN}) GROUP BY folded_value HAVING count(*) > 1
    UNION ALL
    SELECT 'sameStaffId', staff_id, json_group_array(id) FROM user WHERE staff_id <> '' AND id IN (${SHOWN})
      GROUP BY staff_id COLLATE NOCASE HAVING count(*) > 1`.execute(db)
  return rows.map(({ kind, what, ids }) => ({ kind, what, userIds: readIds(ids) }))
}

/**
 * Several active practitioners on a plan for one, in a clinic with several PCs: on one alone the program does not let
 * it come to that.
 */
export async function listOverPlan(db: Reader): Promise<BrokenRule[]> {
  const { rows } = await sql<{ what: string; ids: string }>`
    SELECT c.plan AS what, json_group_array(r.user_id) AS ids FROM clinic c, user_role r JOIN user u ON u.id = r.user_id
      WHERE c.plan <> 'teams' AND r.role = 'practitioner' AND r.is_held = 1 AND u.status = 'active'
      AND u.id IN (${SHOWN}) AND (SELECT count(*) FROM device) > 1 GROUP BY c.id HAVING count(*) > 1`.execute(
    db,
  )
  return rows.map(({ what, ids }) => ({ kind: 'planLimit', what, userIds: readIds(ids) }))
}

const UNSEEN = sql`k.verb = 'owner.kept' AND NOT EXISTS (SELECT 1 FROM audit_entry s
  WHERE s.about_user_id = k.about_user_id AND s.verb = 'owner.keptSeen' AND s.row_id = k.id)`

/** Owners whom the merge gave their ownership back, as long as nobody has looked at it. */
export async function listKeptOwners(db: Reader): Promise<BrokenRule[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT r.user_id AS id FROM user_role r JOIN audit_entry k ON k.about_user_id = r.user_id
      WHERE r.role = 'owner' AND ${UNSEEN}`.execute(db)
  return rows.map(({ id }) => ({ kind: 'ownerKept', what: '', userIds: [id] }))
}

/** The log entries that say so of one owner; every PC that mended it wrote its own. */
export async function listKeptEntries(db: Reader, userId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT k.id FROM audit_entry k WHERE k.about_user_id = ${userId} AND ${UNSEEN}`.execute(db)
  return rows.map(({ id }) => id)
}
