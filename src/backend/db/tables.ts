import type { ClientStatus, Relation } from '#shared/domain/clients.ts'
import type {
  ClientId,
  CompensationTierId,
  CrewId,
  DeviceId,
  DisciplineId,
  ServiceId,
  UserId,
} from '#shared/domain/ids.ts'
import type { Language } from '#shared/domain/languages.ts'
import type { NotificationTopic } from '#shared/domain/notifications.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { SessionStatus } from '#shared/domain/sessions.ts'
import type { TimesheetStatus } from '#shared/domain/timesheets.ts'
import type { UserKind, UserStatus } from '#shared/domain/users.ts'
import type {
  AccessDecisionTable,
  AccessReviewTable,
  TeamListingTable,
  TeamPageTable,
} from './clinicLooksTables.ts'
import type {
  AlertTable,
  DepartureTable,
  MailQueueTable,
  RecoveryCodeTable,
  SignedInHereTable,
  SignInAttemptTable,
  TotpFactorTable,
} from './deskTables.ts'
import type { ClientDirectoryTable, ClientSearchTable } from './clientListTables.ts'
import type { Afterlife, ImportRunTable, RecordMergeTable } from './recordTables.ts'
import type {
  ClinicKeyTable,
  CopiedRowTable,
  DataCopyTable,
  DeviceInviteTable,
  ForkedEntryTable,
  LaterChangeTable,
  SnapshotPieceTable,
  OutgoingSetTable,
  PeerTable,
  ReviewDecisionTable,
  ReviewTable,
  SetAsideTable,
  WaitingChangeTable,
} from './syncTables.ts'

/** SQLite keeps truth as 0 and 1. */
export type Bit = 0 | 1

/** What every synced row carries besides its fields: the stamp of its last whole-row change, and who gave it. */
type Stamped = { stamp: number; stamp_device: number }

/** The clinic itself: one row, id `clinic`. */
export type ClinicTable = Stamped & {
  id: 'clinic'
  name: string
  phone: string
  email: string
  address: string
  timezone: string
  plan: Plan
  idle_lock_minutes: number
  temporary_password_hours: number
  is_mfa_offered: Bit
  /** 1 where everybody needs a second factor. */
  is_mfa_required: Bit
  /** Roles, comma-separated, whose holders need one where not everybody does. */
  mfa_required_roles: string
  has_timesheets: Bit
  has_team_page: Bit
  is_sample: Bit
}

export type UserTable = Stamped &
  Afterlife<UserId> & {
    id: UserId
    kind: UserKind
    status: UserStatus
    first_name: string
    last_name: string
    title: string
    bio: string
    /** base64 of a JPEG or PNG, and its media type; both empty where there is none. */
    photo: string
    photo_type: string
    discipline_id: DisciplineId | null
    compensation_tier_id: CompensationTierId | null
    staff_id: string
    registration_number: string
    registration_expires_on: string | null
    is_mfa_required: Bit
    /** Of a student: who supervises them, and until when. */
    supervisor_id: UserId | null
    placement_ends_on: string | null
    /** Empty until the person chose one: then the PC's. */
    language: Language | ''
    created_at: number
  }

/** An e-mail address or a phone; id is `<user>.<kind>.<rank>`, so that two PCs mean the same row. */
export type ContactPointTable = Stamped & {
  id: string
  user_id: UserId
  kind: 'email' | 'phone'
  rank: 'primary' | 'secondary'
  value: string
  /** Lower case for e-mail, digits for phones: what searches and duplicates compare. */
  folded_value: string
  is_default: Bit
}

/** One role of one person; id is `<user>.<role>`. A role taken away stays as a row with is_held 0. */
export type UserRoleTable = Stamped & { id: string; user_id: UserId; role: Role; is_held: Bit }

/** How a person signs in; id is the user's. */
export type CredentialTable = Stamped & {
  id: UserId
  /** argon2id, with its parameters in the string; empty where access was taken away. */
  password_hash: string
  is_temporary: Bit
  temporary_until: number | null
  /** 1 once a temporary password was used to sign in. */
  is_temporary_used: Bit
  first_signed_in_at: number | null
  password_changed_at: number
}

/** id is `<user>.<topic>`; a missing row means yes. */
export type NotificationPreferenceTable = Stamped & {
  id: string
  user_id: UserId
  topic: NotificationTopic
  is_wanted: Bit
}

export type ClientTable = Stamped &
  Afterlife<ClientId> & {
    id: ClientId
    first_name: string
    last_name: string
    preferred_name: string
    birth_date: string | null
    pronouns: string
    status: ClientStatus
    since: string | null
    phone: string
    email: string
    address: string
    school: string
    notes: string
  }

/** What a person is to a client; id is `<client>.<user>.<relation>`. Taken away: is_current 0. */
export type ClientPersonTable = Stamped & {
  id: string
  client_id: ClientId
  user_id: UserId
  relation: Relation
  relation_label: string
  since: string | null
  is_current: Bit
  is_primary: Bit
  has_portal_access: Bit
  has_email_notifications: Bit
  has_consent: Bit
}

export type DisciplineTable = Stamped & { id: DisciplineId; name: string; is_current: Bit }
export type CompensationTierTable = Stamped & { id: CompensationTierId; name: string; is_current: Bit }

export type ServiceTable = Stamped & {
  id: ServiceId
  name: string
  discipline_id: DisciplineId | null
  /** Null where practitioners of every tier offer it. */
  compensation_tier_id: CompensationTierId | null
  duration_minutes: number
  fee_cents: number
  code: string
  is_billable: Bit
  is_taxable: Bit
  is_current: Bit
}

export type CrewTable = Stamped & { id: CrewId; name: string; manager_id: UserId | null; is_current: Bit }
/** id is `<crew>.<user>`. */
export type CrewMemberTable = Stamped & { id: string; crew_id: CrewId; user_id: UserId; is_member: Bit }

/** An appointment. */
export type SessionTable = Stamped & {
  id: string
  client_id: ClientId
  practitioner_id: UserId
  service_id: ServiceId
  starts_at: number
  duration_minutes: number
  status: SessionStatus
  is_direct: Bit
  is_billable: Bit
  /** What the service cost when the session was entered; null where that was not kept: the service's own counts. */
  fee_cents: number | null
  is_taxable: Bit | null
}

export type TimesheetTable = Stamped & {
  id: string
  practitioner_id: UserId
  reviewer_id: UserId | null
  starts_on: string
  ends_on: string
  status: TimesheetStatus
  /** Why it was denied; empty where it was not. */
  reason: string
  submitted_at: number | null
  decided_at: number | null
  decided_by: UserId | null
}

/**
 * A session in a timesheet, with what it was when it was handed in; null where an older program did that. The id is
 * `<timesheet>.<session>`. Taken out again: is_in 0.
 */
export type TimesheetSessionTable = Stamped & {
  id: string
  timesheet_id: string
  session_id: string
  is_in: Bit
  service_id: ServiceId | null
  starts_at: number | null
  duration_minutes: number | null
  is_direct: Bit | null
}

/** A PC of the clinic. */
export type DeviceTable = Stamped & {
  id: DeviceId
  number: number
  name: string
  joined_at: number
  is_revoked: Bit
  /** Its public keys, hex; empty until the clinic has a hub. */
  sign_key: string
  box_key: string
  /** The invitation it came by; null for the clinic's first PC. */
  invite_id: string | null
  revoked_at: number | null
}

/** One entry of the log; rows are never changed or removed (triggers refuse it). */
export type AuditEntryTable = {
  id: string
  /** Counts up on each PC from 1, without gaps; with the device it orders the chain. */
  seq: number
  device_id: DeviceId
  at: number
  actor_id: UserId | null
  /** All entries of one save share it. */
  act_id: string
  verb: string
  outcome: 'done' | 'refused'
  table_name: string | null
  row_id: string | null
  about_user_id: UserId | null
  about_client_id: ClientId | null
  before: string | null
  after: string | null
  previous_hash: string
  hash: string
}

export type OutboxTable = {
  seq: number
  table_name: string
  row_id: string
  stamp: number
  /** JSON: the changed fields with their new values; all of them for a new row. */
  patch: string
  /** JSON: for each changed field the stamp that was replaced, with its PC's number; null for a new row. */
  base: string | null
  user_id: UserId | null
  acknowledged_at: number | null
  /** The log entry of the same save. */
  audit_seq: number
}

/** The stamp of a field that changed alone; all other fields have their row's. */
export type FieldStampTable = {
  table_name: string
  row_id: string
  field: string
  stamp: number
  stamp_device: number
}
export type DraftTable = { user_id: UserId; key: string; value: string; saved_at: number }
export type SettingTable = { name: string; value: string }
export type PreferenceTable = { user_id: UserId; name: string; value: string }

/** One row per person with all that Clinic Users shows and searches: derived, local, rebuilt from the synced tables. */
export type UserDirectoryTable = {
  id: number
  user_id: UserId
  is_active: Bit
  kind_rank: number
  role_mask: number
  discipline_id: DisciplineId | null
  sign_in_rank: number
  temporary_until: number | null
  sort_name: string
  sort_first_name: string
  sort_title: string
  sort_discipline: string
  sort_tier: string
  sort_email: string
  sort_phone: string
  sort_staff_id: string
  sort_registration: string
  search_text: string
  first_name: string
  last_name: string
  title: string
  discipline_name: string
  compensation_tier_name: string
  email: string
  phone: string
  staff_id: string
  registration_number: string
  registration_expires_on: string | null
  /** The stamp of the save that last touched this person. */
  version: number
}

/** The FTS5 index over `search_text`; rowid is the directory's id. */
export type UserSearchTable = { rowid: number; search_text: string; user_search: string }

/** The tables that travel between the PCs of a clinic. */
export type SyncedTables = {
  clinic: ClinicTable
  user: UserTable
  contact_point: ContactPointTable
  user_role: UserRoleTable
  credential: CredentialTable
  notification_preference: NotificationPreferenceTable
  client: ClientTable
  client_person: ClientPersonTable
  discipline: DisciplineTable
  compensation_tier: CompensationTierTable
  service: ServiceTable
  crew: CrewTable
  crew_member: CrewMemberTable
  session: SessionTable
  timesheet: TimesheetTable
  timesheet_session: TimesheetSessionTable
  device: DeviceTable
  totp_factor: TotpFactorTable
  recovery_code: RecoveryCodeTable
  departure: DepartureTable
  alert: AlertTable
  device_invite: DeviceInviteTable
  data_copy: DataCopyTable
  review_decision: ReviewDecisionTable
  record_merge: RecordMergeTable
  import_run: ImportRunTable
  team_page: TeamPageTable
  team_listing: TeamListingTable
  access_review: AccessReviewTable
  access_decision: AccessDecisionTable
}

/** Every table of the database, as Kysely sees it. */
export type Tables = SyncedTables & {
  audit_entry: AuditEntryTable
  outbox: OutboxTable
  field_stamp: FieldStampTable
  review: ReviewTable
  peer: PeerTable
  clinic_key: ClinicKeyTable
  outgoing_set: OutgoingSetTable
  forked_entry: ForkedEntryTable
  waiting_change: WaitingChangeTable
  set_aside: SetAsideTable
  later_change: LaterChangeTable
  snapshot_piece: SnapshotPieceTable
  copied_row: CopiedRowTable
  sign_in_attempt: SignInAttemptTable
  signed_in_here: SignedInHereTable
  mail_queue: MailQueueTable
  draft: DraftTable
  setting: SettingTable
  preference: PreferenceTable
  user_directory: UserDirectoryTable
  user_search: UserSearchTable
  client_directory: ClientDirectoryTable
  client_search: ClientSearchTable
}
