import { sql } from 'kysely'
import { clientIdSchema, userIdSchema, type ClientId, type UserId } from '#shared/domain/ids.ts'
import type { MergeKind } from '#shared/domain/merging.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { RecordMergeTable } from '../../db/recordTables.ts'
import type { TakenBy } from '../users/index.ts'

/** Names of what a person's row only points at. */
export async function findNamesOf(
  db: Reader,
  disciplineId: string | null,
  tierId: string | null,
): Promise<{ discipline: string; tier: string }> {
  const row = await sql<{ discipline: string | null; tier: string | null }>`SELECT
    (SELECT name FROM discipline WHERE id = ${disciplineId}) AS discipline,
    (SELECT name FROM compensation_tier WHERE id = ${tierId}) AS tier`.execute(db)
  return { discipline: row.rows[0]?.discipline ?? '', tier: row.rows[0]?.tier ?? '' }
}

export type Moves = {
  readonly clients: number
  readonly people: number
  readonly sessions: number
  readonly timesheets: number
  readonly crews: number
  readonly students: number
}

/** How much names a record. */
export async function countMoves(db: Reader, kind: MergeKind, id: string): Promise<Moves> {
  const none = { clients: 0, people: 0, sessions: 0, timesheets: 0, crews: 0, students: 0 }
  const ofUser = sql<Moves>`SELECT
    (SELECT count(DISTINCT client_id) FROM client_person WHERE user_id = ${id} AND is_current = 1) AS clients,
    (SELECT count(*) FROM session WHERE practitioner_id = ${id}) AS sessions,
    (SELECT count(*) FROM timesheet WHERE practitioner_id = ${id} OR reviewer_id = ${id}) AS timesheets,
    (SELECT count(*) FROM crew WHERE manager_id = ${id} AND is_current = 1)
      + (SELECT count(*) FROM crew_member WHERE user_id = ${id} AND is_member = 1) AS crews,
    (SELECT count(*) FROM user WHERE supervisor_id = ${id}) AS students, 0 AS people`
  const ofClient = sql<Moves>`SELECT
    (SELECT count(*) FROM client_person WHERE client_id = ${id} AND is_current = 1) AS people,
    (SELECT count(*) FROM session WHERE client_id = ${id}) AS sessions,
    0 AS clients, 0 AS timesheets, 0 AS crews, 0 AS students`
  const { rows } = await (kind === 'user' ? ofUser : ofClient).execute(db)
  return rows[0] ?? none
}

/** A merge that was not taken back; undefined where there is none of this id. */
export async function findMerge(db: Reader, id: string): Promise<RecordMergeTable | undefined> {
  return db
    .selectFrom('record_merge')
    .selectAll()
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
}

/** The merges that a record was kept in, the newest first. */
export async function listMergesInto(
  db: Reader,
  kind: MergeKind,
  keptId: string,
): Promise<{ mergeId: string; name: string; at: number; byName: string }[]> {
  const { rows } = await sql<{ mergeId: string; name: string; at: number; byName: string | null }>`
    SELECT m.id AS mergeId, trim(r.first_name || ' ' || r.last_name) AS name, m.merged_at AS at,
      trim(d.first_name || ' ' || d.last_name) AS byName
    FROM record_merge m JOIN ${sql.table(kind)} r ON r.id = m.merged_id LEFT JOIN user d ON d.id = m.done_by
    WHERE m.kept_id = ${keptId} AND m.kind = ${kind} AND m.undone_at IS NULL AND r.merged_into IS NOT NULL
    ORDER BY m.merged_at DESC LIMIT 20`.execute(db)
  return rows.map((row) => ({ ...row, byName: row.byName ?? '' }))
}

/** Somebody else who bears an e-mail of one of these two people, as far as they are shown; undefined where nobody does. */
export async function findOtherByEmail(db: Reader, one: UserId, two: UserId): Promise<TakenBy | undefined> {
  const { rows } = await sql<TakenBy>`
    SELECT u.id AS userId, trim(u.first_name || ' ' || u.last_name) AS name, u.status
    FROM contact_point own
    JOIN user o ON o.id = own.user_id AND o.merged_into IS NULL
    JOIN contact_point c ON c.kind = 'email' AND c.folded_value = own.folded_value
    JOIN user u ON u.id = c.user_id AND u.merged_into IS NULL AND u.voided_at IS NULL
    WHERE own.kind = 'email' AND own.folded_value <> '' AND own.user_id IN (${one}, ${two})
      AND u.id NOT IN (${one}, ${two}) ORDER BY u.id LIMIT 1`.execute(db)
  return rows[0]
}

/** Somebody else who bears the staff ID of one of these two people, whatever its letter case. */
export async function findOtherByStaffId(db: Reader, one: UserId, two: UserId): Promise<TakenBy | undefined> {
  const { rows } = await sql<TakenBy>`
    SELECT u.id AS userId, trim(u.first_name || ' ' || u.last_name) AS name, u.status
    FROM user own
    JOIN user u ON u.staff_id = own.staff_id COLLATE NOCASE AND u.merged_into IS NULL AND u.voided_at IS NULL
    WHERE own.id IN (${one}, ${two}) AND own.merged_into IS NULL AND own.staff_id <> '' AND u.id NOT IN (${one}, ${two})
    ORDER BY u.id LIMIT 1`.execute(db)
  return rows[0]
}

export type OpenMerge = Pick<RecordMergeTable, 'id' | 'kind' | 'kept_id' | 'merged_id' | 'seen'>

/** Every merge that stands, with the record that is kept in the end. */
export async function listOpenMerges(db: Reader): Promise<OpenMerge[]> {
  return db
    .selectFrom('record_merge')
    .select(['id', 'kind', 'kept_id', 'merged_id', 'seen'])
    .where('undone_at', 'is', null)
    .orderBy('merged_at')
    .orderBy('id')
    .execute()
}

export type FoundRecord = { id: UserId | ClientId; name: string; detail: string; isActive: boolean }
type Raw = { id: string; name: string; detail: string; active: 0 | 1 }

type Named = { id: string; firstName: string; lastName: string; birthDate: string | null; active: 0 | 1 }

/** As many records as a look for another one shows. */
export const MOST_FOUND = 8

/** People that look like the same as somebody: e-mail, phone or name. */
export async function findLikelyUsers(db: Reader, userId: string): Promise<FoundRecord[]> {
  const { rows } = await sql<Raw>`
    SELECT d.user_id AS id, d.first_name || ' ' || d.last_name AS name, d.email AS detail, d.is_active AS active
    FROM user_directory d WHERE d.user_id <> ${userId} AND d.user_id IN (
      SELECT o.user_id FROM contact_point p JOIN contact_point o ON o.kind = p.kind AND o.folded_value = p.folded_value
        WHERE p.user_id = ${userId} AND p.folded_value <> ''
      UNION SELECT o.user_id FROM user_directory p JOIN user_directory o ON o.sort_name = p.sort_name
        AND o.is_active IN (0, 1) WHERE p.user_id = ${userId})
    ORDER BY d.sort_name, d.id LIMIT ${MOST_FOUND}`.execute(db)
  return rows.map(({ active, ...row }) => ({
    ...row,
    id: userIdSchema.parse(row.id),
    isActive: active === 1,
  }))
}

/** Clients that look like the same: the whole name, date of birth with a part of the name, or e-mail. */
export async function findLikelyClients(db: Reader, clientId: string): Promise<FoundRecord[]> {
  const own = (
    await sql<Named & { email: string }>`SELECT id, first_name AS firstName, last_name AS lastName,
      birth_date AS birthDate, email, 0 AS active FROM client WHERE id = ${clientId}`.execute(db)
  ).rows[0]
  if (own === undefined) return []
  const first = foldText(own.firstName)
  const last = foldText(own.lastName)
  const name = `${last} ${first}`
  const { rows } = await sql<Named & { isSure: 0 | 1 }>`
    SELECT o.id, o.first_name AS firstName, o.last_name AS lastName, o.birth_date AS birthDate,
      o.status <> 'discharged' AS active,
      d.sort_name = ${name} OR (o.email <> '' AND lower(o.email) = lower(${own.email})) AS isSure
    FROM client_directory d JOIN client o ON o.id = d.client_id
    WHERE o.id <> ${clientId} AND (isSure OR o.birth_date = ${own.birthDate})
    ORDER BY d.sort_name, d.id`.execute(db)
  // SQLite knows neither case nor accents of letters beyond ASCII: of the few with this birthday, names are compared here.
  return rows
    .filter((row) => row.isSure === 1 || foldText(row.firstName) === first || foldText(row.lastName) === last)
    .slice(0, MOST_FOUND)
    .map((row) => ({
      id: clientIdSchema.parse(row.id),
      name: `${row.firstName} ${row.lastName}`,
      detail: row.birthDate ?? '',
      isActive: row.active === 1,
    }))
}
