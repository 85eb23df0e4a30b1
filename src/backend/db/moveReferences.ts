import type { WriteTx } from './clinicDatabase.ts'
import type { MoveBook } from './moveBook.ts'
import { isRecord, type Values } from './noteChange.ts'
import type { RecordKind } from './recordTables.ts'
import type { SyncedTables } from './tables.ts'
import type { RowFields } from './writeRow.ts'

/** A column that names a record of a person or client, and follows it where the record is merged into another. */
type Reference = { readonly kind: RecordKind; readonly table: keyof SyncedTables; readonly column: string }

/** Every column that follows. Rows whose id is made of the record's come below: they are written anew. */
export const REFERENCES: readonly Reference[] = [
  { kind: 'user', table: 'session', column: 'practitioner_id' },
  { kind: 'user', table: 'timesheet', column: 'practitioner_id' },
  { kind: 'user', table: 'timesheet', column: 'reviewer_id' },
  { kind: 'user', table: 'crew', column: 'manager_id' },
  { kind: 'user', table: 'user', column: 'supervisor_id' },
  { kind: 'client', table: 'session', column: 'client_id' },
]

/** Tables whose rows are written anew, with the id of the record that stays in their own id. */
export const WRITTEN_ANEW = [
  'client_person.client_id',
  'client_person.user_id',
  'crew_member.user_id',
] as const

/** Columns that name a record and stay with it where it is merged, each with the reason. */
export const LEFT_ALONE: Readonly<Record<string, string>> = {
  'contact_point.user_id': 'a part of the record: merging chooses between the two, field by field',
  'user_role.user_id': 'a part of the record: merging asks whose roles are kept',
  'notification_preference.user_id': 'a part of the record: what the one that stays chose counts',
  'recovery_code.user_id': 'a part of the sign-in, which ends',
  'team_listing.user_id': 'a part of the record: what was said for the one that stays counts',
  'departure.user_id': 'what happened to this record, by which it comes back after an undo',
  'access_decision.user_id': 'what a signed review said about this record',
  'alert.about_user_id': 'what was noticed about this record',
  'timesheet.decided_by': 'who did it; names stay on old records (product.md 31)',
  'alert.settled_by': 'who did it',
  'access_review.finished_by': 'who did it',
  'access_decision.decided_by': 'who did it',
  'review_decision.decided_by': 'who did it',
  'record_merge.done_by': 'who did it',
  'import_run.done_by': 'who did it',
  'record_merge.kept_id': 'what the merge itself is about',
  'record_merge.merged_id': 'what the merge itself is about',
  'user.merged_into': 'the chain of merges itself, followed to its end',
  'client.merged_into': 'the chain of merges itself, followed to its end',
}

const TIES = { user: 'user_id', client: 'client_id' } as const

/** The tie of the other two, as strong as both were. */
function joined(old: RowFields<'client_person'>, there: Values | undefined): RowFields<'client_person'> {
  if (there === undefined || there['is_current'] !== 1) return old
  const or = (name: keyof RowFields<'client_person'>): 0 | 1 => (old[name] === 1 || there[name] === 1 ? 1 : 0)
  const dates = [old.since, there['since']].filter((one) => typeof one === 'string')
  return {
    ...old,
    since: dates.toSorted()[0] ?? null,
    is_primary: or('is_primary'),
    has_portal_access: or('has_portal_access'),
    has_email_notifications: or('has_email_notifications'),
    has_consent: or('has_consent'),
  }
}

/** Whether the client has somebody else who is primary in this relation: of two clients' first ones, one stays first. */
function hasOtherPrimary(tx: WriteTx, { id, client_id, relation }: RowFields<'client_person'>): boolean {
  const sql = `SELECT 1 FROM client_person
    WHERE client_id = ? AND relation = ? AND is_current = 1 AND is_primary = 1 AND id <> ?`
  return tx.all(sql, client_id, relation, id).length > 0
}

function moveTies(tx: WriteTx, book: MoveBook, kind: RecordKind, from: string, to: string): void {
  const sql = `SELECT * FROM client_person WHERE ${TIES[kind]} = ? AND is_current = 1 ORDER BY id`
  for (const row of tx.all(sql, from).filter(isRecord)) {
    const { stamp: _stamp, stamp_device: _device, ...rest } = row
    // A row of this table, as the schema has it.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const old = { ...rest, [TIES[kind]]: to } as RowFields<'client_person'>
    const id = `${old.client_id}.${old.user_id}.${old.relation}`
    const [there] = tx.all('SELECT * FROM client_person WHERE id = ?', id)
    const tie = { ...joined(old, isRecord(there) ? there : undefined), id }
    const isSecond = kind === 'client' && tie.is_primary === 1 && hasOtherPrimary(tx, tie)
    book.write('client_person', isSecond ? { ...tie, is_primary: 0 } : tie)
    book.update('client_person', String(row['id']), { is_current: 0 })
  }
}

function moveMemberships(tx: WriteTx, book: MoveBook, from: string, to: string): void {
  const sql = 'SELECT id, crew_id FROM crew_member WHERE user_id = ? AND is_member = 1 ORDER BY id'
  for (const row of tx.all(sql, from).filter(isRecord)) {
    // Ids of this database.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const fields = { crew_id: row['crew_id'], user_id: to, is_member: 1 } as RowFields<'crew_member'>
    book.write('crew_member', { ...fields, id: `${fields.crew_id}.${to}` })
    book.update('crew_member', String(row['id']), { is_member: 0 })
  }
}

/** Whether anything still names this record. */
export function isReferred(tx: WriteTx, kind: RecordKind, id: string): boolean {
  const columns = REFERENCES.filter((one) => one.kind === kind)
  const tied = `SELECT 1 FROM client_person WHERE ${TIES[kind]} = ? AND is_current = 1 LIMIT 1`
  return (
    columns.some(
      ({ table, column }) => tx.all(`SELECT 1 FROM "${table}" WHERE "${column}" = ? LIMIT 1`, id).length > 0,
    ) ||
    tx.all(tied, id).length > 0 ||
    (kind === 'user' &&
      tx.all('SELECT 1 FROM crew_member WHERE user_id = ? AND is_member = 1 LIMIT 1', id).length > 0)
  )
}

/** Everything that names one record names another one from now on: sessions, timesheets, ties, crews, students. */
export function moveReferences(
  tx: WriteTx,
  book: MoveBook,
  { kind, from, to }: { readonly kind: RecordKind; readonly from: string; readonly to: string },
): void {
  for (const { table, column } of REFERENCES.filter((one) => one.kind === kind)) {
    for (const row of tx.all(`SELECT id FROM "${table}" WHERE "${column}" = ? ORDER BY id`, from)) {
      // The column is one of this table, by the list above.
      if (isRecord(row)) book.update(table, String(row['id']), { [column]: to })
    }
  }
  moveTies(tx, book, kind, from, to)
  if (kind === 'user') moveMemberships(tx, book, from, to)
}
