import type { UserId } from '#shared/domain/ids.ts'
import type { Bit } from './tables.ts'

type Stamped = { stamp: number; stamp_device: number }

/** How the clinic shows its team to the public: one row, id `teamPage`; where there is none, nothing was chosen yet. */
export type TeamPageTable = Stamped & {
  id: 'teamPage'
  /** The last part of the page's address at the hub; empty until it was published once. */
  address: string
  /** What stands above the people. */
  intro: string
  is_published: Bit
  has_students: Bit
  has_photos: Bit
  has_registrations: Bit
}

/** Whether somebody stands on the team page; id is the user's. A missing row means yes. */
export type TeamListingTable = Stamped & { id: UserId; user_id: UserId; is_listed: Bit }

/**
 * The access review of a quarter; id is `2026-Q4`, so that two PCs mean the same row. Where the signed list is too long
 * for one row it goes on in rows that hold nothing else, `2026-Q4.<its hash>.0001` and so on.
 */
export type AccessReviewTable = Stamped & {
  id: string
  /** Null while it is under way. */
  finished_at: number | null
  finished_by: UserId | null
  /** How many people were looked at. */
  people: number
  /** The signed list, a PDF in base64, or the first of it; empty while it is under way. */
  document: string
  /** SHA-256 of the PDF, hex. */
  document_hash: string
}

/** What was decided about one person in a review; id is `<review>.<user>`. */
export type AccessDecisionTable = Stamped & {
  id: string
  review_id: string
  user_id: UserId
  decision: 'keep' | 'change' | 'end'
  /** Roles, comma-separated, as they were when it was decided. */
  roles: string
  decided_by: UserId | null
  decided_at: number
}
