import type { ClientId } from '#shared/domain/ids.ts'

/** One row per client with all that the Clients page sorts and searches by: derived, local. */
export type ClientDirectoryTable = {
  id: number
  client_id: ClientId
  /** The place of the status among all. */
  status_rank: number
  sort_name: string
  sort_first_name: string
  sort_preferred_name: string
  /** Grows with the age; the greatest where no date of birth is known. */
  sort_age: number
  sort_since: string
  /** Of the primary practitioner and guardian. */
  sort_practitioner: string
  sort_guardian: string
  search_text: string
  /** The stamp of the save that last touched this client. */
  version: number
}

/** The FTS5 index over `search_text`; rowid is the directory's id. */
export type ClientSearchTable = { rowid: number; search_text: string; client_search: string }
