import { deviceIdSchema, type DeviceId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { insertRow, updateRow } from '../../db/writeRow.ts'
import type { DataCopies } from '../../syncDesk.ts'
import { isRow } from '../fieldStore.ts'
import { nameOfPc } from '../roster.ts'
import { readTaking } from '../snapshot/takingState.ts'

/** This PC is to have another one's data again, or is taking them. */
export type DataCopy = { readonly id: string; readonly sourceId: DeviceId }

const OPEN = `SELECT id, source_id FROM data_copy WHERE device_id = ? AND ended_at IS NULL ORDER BY asked_at DESC, id`

/** @returns the newest that nothing ended; undefined where this PC takes nobody's data */
export function openCopy(tx: Pick<WriteTx, 'all' | 'device'>): DataCopy | undefined {
  const [row] = tx.all(OPEN, tx.device.id)
  return isRow(row) ? { id: String(row['id']), sourceId: deviceIdSchema.parse(row['source_id']) } : undefined
}

/**
 * Ends whatever is open for this PC.
 * @param rowsChanged how many rows were other ones here; null where none were taken
 * @returns whether something was
 */
export function endCopies(tx: WriteTx, rowsChanged: number | null): boolean {
  const open = tx.all(OPEN, tx.device.id).filter(isRow)
  const verb = rowsChanged === null ? 'dataCopy.left' : 'dataCopy.taken'
  for (const row of open)
    updateRow(tx, 'data_copy', String(row['id']), { ended_at: tx.now, rows_changed: rowsChanged }, { verb })
  return open.length > 0
}

/** An owner has this PC take another one's data again; the other one hears it with the next set. */
function askForCopy(tx: WriteTx, sourceId: DeviceId): void {
  endCopies(tx, null)
  const fields = { id: tx.newId(), device_id: tx.device.id, source_id: sourceId, asked_at: tx.now }
  insertRow(tx, 'data_copy', { ...fields, ended_at: null, rows_changed: null }, { verb: 'dataCopy.asked' })
}

/** The PCs, by id, that wait for this one's data. */
export const listWaiting = (tx: Pick<WriteTx, 'all'>, deviceId: string): string[] =>
  tx
    .all(
      `SELECT DISTINCT c.device_id FROM data_copy c JOIN device d ON d.id = c.device_id
        WHERE c.source_id = ? AND c.ended_at IS NULL AND d.is_revoked = 0`,
      deviceId,
    )
    .filter(isRow)
    .map((row) => String(row['device_id']))

const isComing = (tx: Pick<WriteTx, 'all'>): boolean => readTaking(tx)?.copy !== undefined

/** What the desk shows and asks of it. */
export const copies: DataCopies = {
  state: ({ glance, device }) => {
    const copy = openCopy({ all: glance.all, device })
    return copy === undefined
      ? null
      : { fromName: nameOfPc(glance, copy.sourceId), isComing: isComing(glance) }
  },
  ask: (db, { actorId }, sourceId) => writeAlways(db, actorId, (tx) => askForCopy(tx, sourceId)),
  leave: (db, { actorId }) => writeAlways(db, actorId, (tx) => !isComing(tx) && endCopies(tx, null)),
}
