import { CLIENT_STATUSES, type ClientStatus } from '#shared/domain/clients.ts'
import { type ClientId, clientIdSchema } from '#shared/domain/ids.ts'
import { foldText, phoneDigits } from '#shared/lib/fold.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { Turns } from '../../db/turns.ts'
import { WordIndex } from '../../db/wordIndex.ts'

type Source = {
  id: ClientId
  first_name: string
  last_name: string
  preferred_name: string
  birth_date: string | null
  status: ClientStatus
  since: string | null
  phone: string
  email: string
  practitioner: string | null
  guardian: string | null
  guardians: string | null
  /** E-mails and phone digits of the guardians. */
  reach: string | null
  directory_id: number | null
  old_search_text: string | null
  /** 1 where another record stands for this one, or the import that brought it was undone. */
  is_gone: 0 | 1
}

const FIRST = `SELECT u.last_name || ' ' || u.first_name FROM client_person p JOIN user u ON u.id = p.user_id
  WHERE p.client_id = c.id AND p.is_current = 1 AND p.relation = `
const IN_ORDER = 'ORDER BY p.is_primary DESC, u.last_name, u.first_name, u.id LIMIT 1'
const SOURCE = `
SELECT c.id, c.first_name, c.last_name, c.preferred_name, c.birth_date, c.status, c.since, c.phone, c.email,
  (${FIRST} 'practitioner' ${IN_ORDER}) AS practitioner, (${FIRST} 'guardian' ${IN_ORDER}) AS guardian,
  (SELECT group_concat(u.first_name || ' ' || u.last_name, ' ') FROM client_person p JOIN user u ON u.id = p.user_id
    WHERE p.client_id = c.id AND p.is_current = 1 AND p.relation = 'guardian') AS guardians,
  (SELECT group_concat(t.folded_value, ' ') FROM client_person p JOIN contact_point t ON t.user_id = p.user_id
    WHERE p.client_id = c.id AND p.is_current = 1 AND p.relation = 'guardian') AS reach,
  y.id AS directory_id, y.search_text AS old_search_text,
  c.merged_into IS NOT NULL OR c.voided_at IS NOT NULL AS is_gone
FROM client c LEFT JOIN client_directory y ON y.client_id = c.id WHERE c.id = ?`

const COLUMNS = [
  'client_id',
  'status_rank',
  'sort_name',
  'sort_first_name',
  'sort_preferred_name',
  'sort_age',
  'sort_since',
  'sort_practitioner',
  'sort_guardian',
  'search_text',
  'version',
] as const
const UPSERT = `INSERT INTO client_directory (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
ON CONFLICT (client_id) DO UPDATE SET ${COLUMNS.slice(1)
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')}`

const NO_AGE = 99_999_999

/** Grows with the age without knowing what day it is: the youngest were born last. What is no date tells no age. */
function ageKey(birthDate: string | null): number {
  const isDate = birthDate !== null && /^\d{4}-\d{2}-\d{2}$/u.test(birthDate)
  return isDate ? NO_AGE - Number(birthDate.replaceAll('-', '')) : NO_AGE
}

/** Everything a client is searched by, folded: names, e-mail, phone digits, and the same of the guardians. */
function searchText(row: Source): string {
  const words = [row.first_name, row.last_name, row.preferred_name, row.email, row.guardians ?? '']
  return [...words.map(foldText), phoneDigits(row.phone), foldText(row.reach ?? '')]
    .filter((text) => text !== '')
    .join(' ')
}

/** Takes the entry away of a client who is nowhere to be shown, or not on this PC any more. */
function unlist(tx: WriteTx, clientId: ClientId): void {
  tx.run(
    'DELETE FROM client_search WHERE rowid = (SELECT id FROM client_directory WHERE client_id = ?)',
    clientId,
  )
  tx.run('DELETE FROM client_directory WHERE client_id = ?', clientId)
}

function refreshClient(tx: WriteTx, words: WordIndex, clientId: ClientId): void {
  // The columns are those of the statement above, in the same file: the row has this shape by construction.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const [row] = tx.all(SOURCE, clientId) as Source[]
  if (row === undefined || row.is_gone === 1) return unlist(tx, clientId)
  const text = searchText(row)
  const first = foldText(row.first_name)
  const last = foldText(row.last_name)
  tx.run(
    UPSERT,
    row.id,
    CLIENT_STATUSES.indexOf(row.status),
    `${last} ${first}`,
    `${first} ${last}`,
    foldText(row.preferred_name),
    ageKey(row.birth_date),
    row.since ?? '',
    foldText(row.practitioner ?? ''),
    foldText(row.guardian ?? ''),
    text,
    tx.stamp,
  )
  if (row.old_search_text !== text) words.add(clientId)
}

const CLIENTS_OF = 'SELECT client_id AS id FROM client_person WHERE user_id = ? AND is_current = 1'
/** Where a person's name, e-mails and phones stand, by which their clients are found. */
const NAMING_TABLES = ['user', 'contact_point'] as const

/** The clients of people whose names or numbers may be others now. */
function touchClientsOfPeople(tx: WriteTx): void {
  if (!NAMING_TABLES.some((table) => tx.touchedTables.has(table))) return
  for (const userId of tx.touchedUsers) {
    for (const row of tx.all(CLIENTS_OF, userId)) {
      if (typeof row !== 'object' || row === null || !('id' in row)) continue
      tx.touchedClients.add(clientIdSchema.parse(row.id))
    }
  }
}

/**
 * Makes the entries of every client this transaction touched anew, and the search index where their words changed.
 * Runs before the commit, so that list and search never show another state than the tables.
 */
export async function refreshClientDirectory(tx: WriteTx): Promise<void> {
  touchClientsOfPeople(tx)
  const turns = new Turns()
  const words = new WordIndex(tx, 'client')
  for (const clientId of tx.touchedClients) {
    refreshClient(tx, words, clientId)
    await turns.take()
  }
  words.flush()
}
