import type { DeviceId, UserId } from '#shared/domain/ids.ts'
import type { Bit } from './tables.ts'

type Stamped = { stamp: number; stamp_device: number }

/** An owner's offer to one new PC (product.md 43); what the code holds is in no table. */
export type DeviceInviteTable = Stamped & {
  id: string
  /** Ed25519, hex: its private half follows from the code and signs the new PC's keys. */
  public_key: string
  /** The number that the new PC gets. */
  number: number
  made_at: number
  expires_at: number
}

/** One PC is to have the data of another one again, or had them (security.md S12). */
export type DataCopyTable = Stamped & {
  id: string
  /** Which takes them. */
  device_id: DeviceId
  /** Whose they are. */
  source_device_id: DeviceId
  asked_at: number
  /** Null until they are taken, or somebody left it. */
  ended_at: number | null
  /** How many rows were other ones; null where none were taken. */
  rows_changed: number | null
}

/** Somebody looked at a clash and decided against one of its versions; id is the review entry's. */
export type ReviewDecisionTable = Stamped & {
  id: string
  table_name: string
  row_id: string
  field: string
  /** The version that was decided against. */
  lost_stamp: number
  lost_device: number
  decided_by: UserId | null
  decided_at: number
}

/**
 * A version of a field that lost against another made at the same time on another PC; kept until somebody looks at it
 * (product.md 42). The id follows from what it is about, so that every PC makes the same entry. The view `open_review`
 * has those that wait for somebody; the settled ones stay, since all PCs choose among the same versions.
 */
export type ReviewTable = {
  id: string
  table_name: string
  row_id: string
  field: string
  /** JSON. */
  value: string
  stamp: number
  stamp_device: number
}

/** A row that a copy of another PC's data has brought, while it is taken. */
export type CopiedRowTable = { table_name: string; row_id: string }

/** Another PC of the clinic, as its signed sets and its certificate show it, and how far it was heard. */
export type PeerTable = {
  device_id: DeviceId
  number: number
  sign_key: string
  box_key: string
  device_epoch: number
  last_n: number
  last_hash: string
  audit_seq: number
  audit_hash: string
  is_revoked: Bit
}

/** The clinic's keys by epoch, hex; the pages they lie in are encrypted. */
export type ClinicKeyTable = { key_epoch: number; key: string }

/** A sealed set on its way: sent again byte for byte until the hub has answered. */
export type OutgoingSetTable = {
  device_epoch: number
  n: number
  hash: string
  bytes: Uint8Array
  /** Up to which outbox entry and which log entry it goes. */
  outbox_seq: number
  audit_seq: number
  /** When the hub had it; such sets stay for a while, for a hub that loses them. */
  sent_at: number | null
}

/** An entry of this PC's log whose number is another one's in what the clinic knows of it; it gets the next one. */
export type ForkedEntryTable = {
  place: number
  id: string
  at: number
  actor_id: UserId | null
  act_id: string
  verb: string
  outcome: string
  table_name: string | null
  row_id: string | null
  about_user_id: string | null
  about_client_id: string | null
  before: string | null
  after: string | null
}

/** A change to a row that has not come yet. */
export type WaitingChangeTable = {
  seq: number
  table_name: string
  row_id: string
  device_number: number
  change: string
}

/** A change that fits no row of ours: kept and named, while the rest goes on. */
export type SetAsideTable = {
  id: number
  hub_seq: number
  device_number: number
  table_name: string
  row_id: string
  change: string
  reason: string
  at: number
}

/** What a newer program said of fields and tables that this one does not know; merged after the update. */
export type LaterChangeTable = WaitingChangeTable

/** A sealed piece of the snapshot that this PC takes, until all of it is applied. */
export type SnapshotPieceTable = { piece: number; hash: string; bytes: Uint8Array }
