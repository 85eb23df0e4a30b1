import { type UserId, userIdSchema } from '#shared/domain/ids.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { LongWork } from '../../db/longWork.ts'
import { findRow, isRecord } from '../../db/noteChange.ts'
import { Turns } from '../../db/turns.ts'
import { isUntouched } from '../../db/untouched.ts'
import { updateRow } from '../../db/writeRow.ts'
import { tellOfClients } from '../mail/index.ts'
import { emptyFilled } from './emptyFilled.ts'
import { endTie, UNDONE } from './endTie.ts'

const MOST_NAMED = 20

type Undone = {
  readonly undone: number
  readonly emptied: number
  readonly stayCount: number
  readonly stay: string[]
}
type Refusals = 'NOT_FOUND'

const rowsOf = (tx: WriteTx, table: 'client' | 'user', importId: string): { id: string; name: string }[] =>
  tx
    .all(
      `SELECT id, trim(first_name || ' ' || last_name) AS name FROM "${table}"
        WHERE import_id = ? AND voided_at IS NULL ORDER BY id`,
      importId,
    )
    .filter(isRecord)
    .map((row) => ({ id: String(row['id']), name: String(row['name']) }))

function voidClient(tx: WriteTx, id: string, taken: UserId[]): boolean {
  if (!isUntouched(tx, 'client', id)) return false
  for (const tie of tx.all('SELECT * FROM client_person WHERE client_id = ? AND is_current = 1', id))
    if (isRecord(tie)) endTie(tx, tie, taken)
  updateRow(tx, 'client', id, { voided_at: tx.now }, UNDONE)
  return true
}

function voidUser(tx: WriteTx, id: string): boolean {
  // A guardian stays as long as a child of theirs does; that ties of gone children ended is no change of theirs.
  const tied = tx.all('SELECT 1 FROM client_person WHERE user_id = ? AND is_current = 1 LIMIT 1', id)
  if (tied.length > 0 || !isUntouched(tx, 'user', id, ['is_current'])) return false
  for (const role of tx.all('SELECT id FROM user_role WHERE user_id = ? AND is_held = 1', id))
    if (isRecord(role)) updateRow(tx, 'user_role', String(role['id']), { is_held: 0 }, UNDONE)
  updateRow(tx, 'user', id, { status: 'inactive', voided_at: tx.now }, UNDONE)
  tx.touchedUsers.add(userIdSchema.parse(id))
  return true
}

/**
 * Takes an import back (product.md 31, 45). Nobody is deleted: whoever it brought and was not touched since is marked
 * as left out and shows nowhere; the log keeps them. Whoever was touched stays and is named. What was filled in about
 * others is empty again.
 */
export const undoImport: LongWork<{ readonly importId: string }, Undone, Refusals> = {
  name: 'transfer.undoImport',
  run: async (tx, { importId }): Promise<Result<Undone, Refusals>> => {
    const run = findRow(tx, 'import_run', importId)
    if (run === undefined || run['undone_at'] !== null) return fail('NOT_FOUND', {})
    const stay: string[] = []
    const turns = new Turns()
    let undone = 0
    const taken: UserId[] = []
    const emptied = await emptyFilled(tx, run, taken)
    for (const table of ['client', 'user'] as const) {
      for (const { id, name } of rowsOf(tx, table, importId)) {
        if (table === 'client' ? voidClient(tx, id, taken) : voidUser(tx, id)) undone += 1
        else stay.push(name)
        await turns.take()
      }
    }
    tellOfClients(tx, 'clientTaken', taken)
    updateRow(tx, 'import_run', importId, { undone_at: tx.now }, UNDONE)
    appendAudit(tx, { verb: 'transfer.undone', outcome: 'done', after: { count: undone } })
    return ok({ undone, emptied, stayCount: stay.length, stay: stay.slice(0, MOST_NAMED) })
  },
}
