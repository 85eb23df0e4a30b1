import type { Migration } from './migration.ts'

/** Covers a filter by status under every sorting, so that no row is looked up to judge it. */
const FILTERED = 'status_rank'

/**
 * One row per client with all that the Clients page sorts and searches by: derived and local, as user_directory. It
 * starts empty; the program fills it as soon as the clinic is open.
 */
export const clientDirectory: Migration = {
  sql: `
CREATE TABLE client_directory (
  id INTEGER PRIMARY KEY, client_id TEXT NOT NULL UNIQUE, status_rank INTEGER NOT NULL, sort_name TEXT NOT NULL,
  sort_first_name TEXT NOT NULL, sort_preferred_name TEXT NOT NULL, sort_age INTEGER NOT NULL,
  sort_since TEXT NOT NULL, sort_practitioner TEXT NOT NULL, sort_guardian TEXT NOT NULL,
  search_text TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE INDEX client_directory_by_status ON client_directory (status_rank, sort_name, id);
CREATE INDEX client_directory_by_name ON client_directory (sort_name, id, ${FILTERED});
CREATE INDEX client_directory_by_first_name ON client_directory (sort_first_name, id, ${FILTERED});
CREATE INDEX client_directory_by_preferred_name ON client_directory (sort_preferred_name, id, ${FILTERED});
CREATE INDEX client_directory_by_age ON client_directory (sort_age, sort_name, id, ${FILTERED});
CREATE INDEX client_directory_by_since ON client_directory (sort_since, sort_name, id, ${FILTERED});
CREATE INDEX client_directory_by_practitioner ON client_directory (sort_practitioner, sort_name, id, ${FILTERED});
CREATE INDEX client_directory_by_guardian ON client_directory (sort_guardian, sort_name, id, ${FILTERED});
CREATE VIRTUAL TABLE client_search USING fts5(search_text, content='', contentless_delete=1, tokenize='trigram');
`,
}
