import type { AlertKind } from '#shared/domain/alerts.ts'
import type { DeviceId, UserId } from '#shared/domain/ids.ts'
import type { MailKind, MailState } from '#shared/domain/mail.ts'

type Stamped = { stamp: number; stamp_device: number }

/** Somebody's second factor; id is the user's. An empty secret means that it was taken away. */
export type TotpFactorTable = Stamped & {
  id: UserId
  /** base32 of 160 bits; never in the log, a mail or an answer but the one that shows it at enrolment. */
  secret: string
  /** Null where there is no factor; an unconfirmed secret is never stored. */
  confirmed_at: number | null
  /** The time step of the last accepted code: no step at or below it is accepted again (RFC 6238 §5.2). */
  last_step: number
}

/** One of ten one-use recovery codes; id is `<user>.<number>`. */
export type RecoveryCodeTable = Stamped & {
  id: string
  user_id: UserId
  code_hash: string
  used_at: number | null
}

/** One "Leaving" of one person, with what is needed to bring them back as they were. */
export type DepartureTable = Stamped & {
  id: string
  user_id: UserId
  left_at: number
  /** JSON: roles, crews, clients handed over; read through a schema. */
  left_behind: string
  returned_at: number | null
}

/** Something that owners must hear of, shown on Home until one of them settles it. */
export type AlertTable = Stamped & {
  id: string
  kind: AlertKind
  raised_at: number
  device_id: DeviceId
  about_user_id: UserId | null
  /** JSON: numbers and short texts for the sentence. */
  facts: string
  settled_at: number | null
  settled_by: UserId | null
}

/**
 * Wrong tries in a row at one sign-in name on this PC, known or not. The pause left counts down by the running
 * program's own clock, so that neither a restart nor the wall clock shortens it (security.md A4).
 */
export type SignInAttemptTable = {
  /** A keyed hash of the folded e-mail. */
  name_key: string
  user_id: UserId | null
  failures: number
  pause_left_ms: number
  last_at: number
}

/** Who has signed in on this PC before. */
export type SignedInHereTable = { user_id: UserId; first_at: number; last_at: number }

/** A mail of this PC on its way; the words are made when it is sent. */
export type MailQueueTable = {
  id: string
  user_id: UserId
  kind: MailKind
  /** JSON: what the words need, never a password or a secret. */
  facts: string
  queued_at: number
  state: MailState
  attempts: number
  next_at: number
  /** Why the last attempt failed; empty where none did. */
  problem: string
  settled_at: number | null
}
