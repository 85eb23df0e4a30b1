import type { SyncedTables } from './tables.ts'

/**
 * How two changes to the same row from two PCs become one (design.md 5).
 * `lastWriter`: per field, the later one stands, the other goes to "To review" · `strict`: as lastWriter, but of the
 * named fields the given value stands, whichever came later, until somebody reviews it · `quiet`: as lastWriter, but
 * nobody is asked to review: what lost is a secret, or says nothing to a person · `greatest`: as quiet, but the named
 * numbers only ever grow.
 */
export type MergePolicy =
  | { readonly kind: 'lastWriter' | 'quiet' }
  | { readonly kind: 'strict'; readonly stands: Readonly<Record<string, string | number>> }
  | { readonly kind: 'greatest'; readonly fields: readonly string[] }

export type SyncedTable = {
  readonly merge: MergePolicy
  /** The column that says whom a row is about; undefined where it is about nobody. */
  readonly aboutUser?: string
  readonly aboutClient?: string
  /** True where the Clients page shows or searches something of a row. */
  readonly isInClientList?: boolean
  /** Columns that decide who gets in and what they may: a change by another ends the open sessions (security.md A11). */
  readonly decidesAccess?: readonly string[]
  /** Columns whose values the log never holds, only that they changed (security.md L4). */
  readonly hiddenInLog?: readonly string[]
}

/** Every synced table, declared once: the write door writes no other, and a test compares it with the schema. */
export const SYNCED_TABLES = {
  clinic: { merge: { kind: 'lastWriter' } },
  user: {
    merge: { kind: 'strict', stands: { status: 'inactive' } },
    aboutUser: 'id',
    hiddenInLog: ['photo', 'bio'],
  },
  contact_point: { merge: { kind: 'lastWriter' }, aboutUser: 'user_id' },
  user_role: {
    merge: { kind: 'strict', stands: { is_held: 0 } },
    aboutUser: 'user_id',
    decidesAccess: ['is_held'],
  },
  credential: {
    merge: { kind: 'quiet' },
    aboutUser: 'id',
    decidesAccess: ['password_hash'],
    hiddenInLog: ['password_hash'],
  },
  notification_preference: { merge: { kind: 'lastWriter' }, aboutUser: 'user_id' },
  client: { merge: { kind: 'lastWriter' }, aboutClient: 'id', isInClientList: true, hiddenInLog: ['notes'] },
  client_person: {
    merge: { kind: 'lastWriter' },
    aboutUser: 'user_id',
    aboutClient: 'client_id',
    isInClientList: true,
  },
  discipline: { merge: { kind: 'lastWriter' } },
  compensation_tier: { merge: { kind: 'lastWriter' } },
  service: { merge: { kind: 'lastWriter' } },
  crew: { merge: { kind: 'lastWriter' } },
  crew_member: { merge: { kind: 'lastWriter' }, aboutUser: 'user_id' },
  session: { merge: { kind: 'lastWriter' }, aboutUser: 'practitioner_id', aboutClient: 'client_id' },
  timesheet: { merge: { kind: 'strict', stands: { status: 'denied' } }, aboutUser: 'practitioner_id' },
  // Two timesheets with one session: the earlier one has it, as shared/domain/timesheets.ts says on every PC.
  timesheet_session: { merge: { kind: 'quiet' } },
  device: { merge: { kind: 'strict', stands: { is_revoked: 1 } } },
  totp_factor: {
    merge: { kind: 'greatest', fields: ['last_step'] },
    aboutUser: 'id',
    // A code that was used changes `last_step` alone.
    decidesAccess: ['secret', 'confirmed_at'],
    hiddenInLog: ['secret', 'last_step'],
  },
  recovery_code: { merge: { kind: 'quiet' }, aboutUser: 'user_id', hiddenInLog: ['code_hash'] },
  departure: { merge: { kind: 'quiet' }, aboutUser: 'user_id', hiddenInLog: ['left_behind'] },
  alert: { merge: { kind: 'quiet' }, aboutUser: 'about_user_id' },
  device_invite: { merge: { kind: 'quiet' } },
  data_copy: { merge: { kind: 'quiet' } },
  review_decision: { merge: { kind: 'quiet' } },
  record_merge: { merge: { kind: 'quiet' }, hiddenInLog: ['moved', 'seen'] },
  import_run: { merge: { kind: 'quiet' } },
  // What the public may see is less until somebody looks: the stricter value stands.
  team_page: {
    merge: {
      kind: 'strict',
      stands: { is_published: 0, has_students: 0, has_photos: 0, has_registrations: 0 },
    },
  },
  team_listing: { merge: { kind: 'strict', stands: { is_listed: 0 } }, aboutUser: 'user_id' },
  access_review: { merge: { kind: 'quiet' }, hiddenInLog: ['document'] },
  access_decision: { merge: { kind: 'quiet' }, aboutUser: 'user_id' },
} as const satisfies Record<keyof SyncedTables, SyncedTable>

/** The log travels too, by its own number and never through the write door. */
export const APPENDED_TABLES = ['audit_entry'] as const

/** Tables of this PC alone. */
export const LOCAL_TABLES = [
  'outbox',
  'field_stamp',
  'review',
  'peer',
  'clinic_key',
  'outgoing_set',
  'forked_entry',
  'waiting_change',
  'set_aside',
  'later_change',
  'snapshot_piece',
  'copied_row',
  'sign_in_attempt',
  'signed_in_here',
  'mail_queue',
  'draft',
  'setting',
  'preference',
  'user_directory',
  'user_search',
  'client_directory',
  'client_search',
] as const
