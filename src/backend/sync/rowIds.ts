import type { SyncedTables } from '../db/tables.ts'
import type { Value } from './change.ts'

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const QUARTER = String.raw`\d{4}-Q[1-4]`
const WORD = String.raw`[\w-]{1,40}`
/** Parts with a dot between: an id that follows from what a row is about. */
const made = (...parts: readonly string[]): RegExp => new RegExp(`^${parts.join(String.raw`\.`)}$`, 'u')
const OF_ITS_OWN = made(UUID)

/** What the ids of each table's rows look like. */
const IDS: Readonly<Record<keyof SyncedTables, RegExp>> = {
  clinic: made('clinic'),
  user: OF_ITS_OWN,
  contact_point: made(UUID, WORD, WORD),
  user_role: made(UUID, WORD),
  credential: OF_ITS_OWN,
  notification_preference: made(UUID, WORD),
  client: OF_ITS_OWN,
  client_person: made(UUID, UUID, WORD),
  discipline: OF_ITS_OWN,
  compensation_tier: OF_ITS_OWN,
  service: OF_ITS_OWN,
  crew: OF_ITS_OWN,
  crew_member: made(UUID, UUID),
  session: OF_ITS_OWN,
  timesheet: OF_ITS_OWN,
  timesheet_session: made(UUID, UUID),
  device: OF_ITS_OWN,
  totp_factor: OF_ITS_OWN,
  recovery_code: made(UUID, String.raw`\d{1,3}`),
  departure: OF_ITS_OWN,
  alert: OF_ITS_OWN,
  device_invite: OF_ITS_OWN,
  data_copy: OF_ITS_OWN,
  // A hash of what was decided.
  review_decision: made('[0-9a-f]{16,128}'),
  record_merge: OF_ITS_OWN,
  import_run: OF_ITS_OWN,
  team_page: made('teamPage'),
  team_listing: OF_ITS_OWN,
  // A long signed list goes on in rows that are named after its hash, with a number each.
  access_review: new RegExp(String.raw`^${QUARTER}(?:\.[0-9a-f]{16}\.\d{4})?$`, 'u'),
  access_decision: made(QUARTER, UUID),
}

/** Columns, in whatever table, that name a row of a table whose ids are its own. */
const NAMING = new Set([
  'user_id',
  'about_user_id',
  'practitioner_id',
  'reviewer_id',
  'manager_id',
  'supervisor_id',
  'client_id',
  'discipline_id',
  'compensation_tier_id',
  'service_id',
  'crew_id',
  'timesheet_id',
  'session_id',
  'device_id',
  'merged_into',
  'kept_id',
  'merged_id',
])

/** True for an id that a row of this table may have: what follows from rows takes their ids for what they are. */
export const isRowId = (table: keyof SyncedTables, id: string): boolean => IDS[table].test(id)

/** True for a value by which this column names no row that there can be. */
export const namesNothing = (column: string, value: Value): boolean =>
  NAMING.has(column) && !OF_ITS_OWN.test(String(value))
