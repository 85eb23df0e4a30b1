/** The hub's own identity: one row. */
type HubTable = { readonly id: number; readonly hub_id: string }

/** A clinic's account. `head` is the seq of its newest set. */
type ClinicTable = {
  clinic_id: string
  generation: string
  head: number
  oldest: number
  bytes: number
  last_number: number
  /** The PC that renewed the account, and its signature of that; null where it was made once only. */
  renewed_by: string | null
  renewal_signature: string | null
}

/** A PC. `epoch`, `last_n` and `last_hash` are of the last set that it pushed. */
type DeviceTable = {
  clinic_id: string
  device_id: string
  number: number
  sign_key: string
  box_key: string
  /** SHA-256 of its token; the token itself is nowhere. Null after a renewal until it returns. */
  token_hash: string | null
  invite_id: string | null
  epoch: number
  last_n: number
  last_hash: string
  is_revoked: boolean
  last_seen_at: number | null
  cursor: number
  unsent: number
  app_version: string
  digest: string | null
}

type ChangeSetTable = {
  clinic_id: string
  seq: number
  device_id: string
  epoch: number
  n: number
  hash: string
  bytes: Uint8Array
}

type InviteTable = {
  clinic_id: string
  invite_id: string
  proof_hash: string
  wrapped: string
  expires_at: number
  wrong_proofs: number
  used_by: string | null
}

type WrappedKeyTable = {
  clinic_id: string
  device_id: string
  key_epoch: number
  wrapped: string
  by_device: string
}

type SnapshotTable = {
  clinic_id: string
  snapshot_id: string
  seq: number
  pieces: number
  bytes: number
  header: string
  is_complete: boolean
  begun_at: number
}

type SnapshotPieceTable = { clinic_id: string; snapshot_id: string; piece: number; bytes: Uint8Array }

/** A clinic's public team page; with an empty hash it was withdrawn. `since` is when it was published. */
type TeamPageTable = {
  clinic_id: string
  address: string
  /** SHA-256 of HTML and JSON. */
  hash: string
  /** What the page's style hashes to, as a policy names it. */
  style: string
  html: Uint8Array
  json: Uint8Array
  since: number
}

/** Which clinic has an address. `clinic_id` is `team:<address>`: each is fenced like a clinic. */
type TeamAddressTable = { clinic_id: string; held_by: string }

/** Every table but `hub` is led by its clinic. Times are milliseconds since 1970. */
export type Schema = {
  hub: HubTable
  clinic: ClinicTable
  device: DeviceTable
  change_set: ChangeSetTable
  invite: InviteTable
  wrapped_key: WrappedKeyTable
  snapshot: SnapshotTable
  snapshot_piece: SnapshotPieceTable
  team_page: TeamPageTable
  team_address: TeamAddressTable
}
