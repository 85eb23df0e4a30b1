import { CompiledQuery } from 'kysely'
import type { ClientId, DeviceId, UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { AuditEntryTable } from '../../db/tables.ts'
import type { Clause } from './logFilter.ts'

/** Where an entry stands in the list: newest first, and on one PC in the order of its chain. */
export type Place = { readonly at: number; readonly seq: number }
export type ActPlace = Place & { readonly act_id: string }
export type EntryRow = AuditEntryTable

const BEGINNING: Place = { at: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER }

async function all<T>(db: Reader, sql: string, values: readonly unknown[]): Promise<T[]> {
  return (await db.executeQuery<T>(CompiledQuery.raw(sql, [...values]))).rows
}

/**
 * The places of entries under conditions, newest first, before a place. Subjects are looked up one by one and put
 * together, each from its own index.
 */
export async function listPlaces(
  db: Reader,
  subjects: readonly Clause[],
  entry: Clause,
  before: Place | null,
  limit: number,
): Promise<ActPlace[]> {
  const { at, seq } = before ?? BEGINNING
  const one = (subject: Clause): Clause => ({
    sql: `SELECT * FROM (SELECT at, seq, act_id FROM audit_entry
      WHERE ${subject.sql === '' ? '' : `${subject.sql} AND `}(at, seq) < (?, ?)${entry.sql}
      ORDER BY at DESC, seq DESC LIMIT ?)`,
    values: [...subject.values, at, seq, ...entry.values, limit],
  })
  const parts = subjects.map(one)
  const sql = parts.map((part) => part.sql).join(' UNION ')
  return all(db, `SELECT * FROM (${sql}) ORDER BY at DESC, seq DESC LIMIT ?`, [
    ...parts.flatMap((part) => part.values),
    limit,
  ])
}

export type ActSpan = { act_id: string; first: number; last: number; entries: number }

/** How long these acts are: their first and last entry, and how many there are. */
export async function listSpans(db: Reader, actIds: readonly string[]): Promise<ActSpan[]> {
  return all(
    db,
    `SELECT act_id, min(seq) AS first, max(seq) AS last, count(*) AS entries FROM audit_entry
      WHERE act_id IN (SELECT value FROM json_each(?)) GROUP BY act_id`,
    [JSON.stringify(actIds)],
  )
}

/** The first and the last few entries of acts, in order; all of a short one. */
export async function listEnds(
  db: Reader,
  spans: readonly ActSpan[],
  first: number,
  last: number,
): Promise<EntryRow[]> {
  const bounds = spans.map((span) => ({ act: span.act_id, low: span.first + first, high: span.last - last }))
  return all(
    db,
    `SELECT e.* FROM json_each(?) b CROSS JOIN audit_entry e ON e.act_id = b.value ->> 'act'
      AND (e.seq < b.value ->> 'low' OR e.seq > b.value ->> 'high') ORDER BY e.seq`,
    [JSON.stringify(bounds)],
  )
}

/** Some entries of one act after one of them, in order. */
export async function listActEntries(
  db: Reader,
  actId: string,
  afterSeq: number,
  limit: number,
): Promise<EntryRow[]> {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .where('act_id', '=', actId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** Entries under conditions in full, newest first, before a place. */
export async function listEntries(
  db: Reader,
  subjects: readonly Clause[],
  entry: Clause,
  before: Place | null,
  limit: number,
): Promise<EntryRow[]> {
  const places = await listPlaces(db, subjects, entry, before, limit)
  return all(
    db,
    `SELECT e.* FROM json_each(?) p CROSS JOIN audit_entry e ON e.act_id = p.value ->> 'act_id'
      AND e.seq = p.value ->> 'seq' ORDER BY e.at DESC, e.seq DESC`,
    [JSON.stringify(places)],
  )
}

export type Viewer = {
  userId: UserId | null
  emergencyName: string | null
  deviceId: DeviceId
  times: number
  firstAt: number
  lastAt: number
}

/** Read from the row only where nobody was signed in: of all others the index has everything. */
const EMERGENCY_NAME = "CASE WHEN actor_id IS NULL THEN after ->> 'name' END"
const VIEWS = "about_client_id = ? AND outcome = 'done' AND verb IN (SELECT value FROM json_each(?))"

/** Who opened what is about a client: each person and PC with how often, the latest first. */
export async function listViewers(
  db: Reader,
  clientId: ClientId,
  verbs: readonly string[],
): Promise<Viewer[]> {
  return all(
    db,
    `SELECT actor_id AS userId, ${EMERGENCY_NAME} AS emergencyName, device_id AS deviceId, count(*) AS times, min(at) AS firstAt, max(at) AS lastAt
      FROM audit_entry WHERE ${VIEWS} GROUP BY actor_id, emergencyName, device_id ORDER BY lastAt DESC`,
    [clientId, JSON.stringify(verbs)],
  )
}

export type SingleView = Place & { userId: UserId | null; emergencyName: string | null; deviceId: DeviceId }

/** Each single time, newest first, before a place. */
export async function listViews(
  db: Reader,
  clientId: ClientId,
  verbs: readonly string[],
  before: Place | null,
  limit: number,
): Promise<SingleView[]> {
  const { at, seq } = before ?? BEGINNING
  return all(
    db,
    `SELECT at, seq, actor_id AS userId, ${EMERGENCY_NAME} AS emergencyName, device_id AS deviceId FROM audit_entry
      WHERE ${VIEWS} AND (at, seq) < (?, ?) ORDER BY at DESC, seq DESC LIMIT ?`,
    [clientId, JSON.stringify(verbs), at, seq, limit],
  )
}

/** The PCs of the clinic by name. */
export async function listDevices(db: Reader): Promise<{ deviceId: DeviceId; name: string }[]> {
  return db.selectFrom('device').select(['id as deviceId', 'name']).orderBy('number').execute()
}

const MOST_SUBJECTS = 20

/** People whose name has this in it, folded, in the order of their names. */
export async function findPeople(db: Reader, folded: string): Promise<{ userId: UserId; name: string }[]> {
  return all(
    db,
    `SELECT user_id AS userId, trim(first_name || ' ' || last_name) AS name FROM user_directory
      WHERE instr(search_text, ?) > 0 OR ? = '' ORDER BY sort_name LIMIT ${MOST_SUBJECTS}`,
    [folded, folded],
  )
}

/** Every client's id and name, for a search that folds. */
export async function listClientNames(db: Reader): Promise<{ clientId: ClientId; name: string }[]> {
  return all(
    db,
    "SELECT id AS clientId, trim(first_name || ' ' || last_name) AS name FROM client WHERE merged_into IS NULL AND voided_at IS NULL ORDER BY last_name, first_name",
    [],
  )
}
