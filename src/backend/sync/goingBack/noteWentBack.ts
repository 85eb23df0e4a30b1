import type { WriteTx } from '../../db/clinicDatabase.ts'
import { isRow } from '../fieldStore.ts'
import { clearState, readCount, readState, writeState } from '../syncState.ts'

/**
 * Takes note that this PC's data are older than what it sent: nothing is sealed from now on until everything that the
 * clinic knows is here again. What it had sealed and not sent is said anew then; so is everything in its outbox.
 */
export function noteWentBack(tx: WriteTx): void {
  if (readState(tx, 'wentBack') !== undefined) return
  writeState(tx, 'wentBack', tx.now)
  const [waiting] = tx.all('SELECT 1 FROM outgoing_set WHERE sent_at IS NULL LIMIT 1')
  if (isRow(waiting)) writeState(tx, 'sentAudit', readCount(tx, 'heardAudit'))
  tx.run('DELETE FROM outgoing_set WHERE sent_at IS NULL')
  writeState(tx, 'sentOutbox', 0)
}

/** True from the moment in which that was noticed until this PC is heard again. */
export const hasWentBack = (tx: Pick<WriteTx, 'all'>): boolean => readState(tx, 'wentBack') !== undefined

/** Takes the note back, once this PC goes on. */
export const forgetWentBack = (tx: WriteTx): void => clearState(tx, 'wentBack')
