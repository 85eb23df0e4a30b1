import { z } from 'zod'
import { deviceIdSchema, type DeviceId } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { insertRow, updateRow } from '../../db/writeRow.ts'
import type { DataCopies } from '../../syncDesk.ts'
import { isRow } from '../fieldStore.ts'
import { nameOfPc } from '../roster.ts'
import { forgetTaking, readTaking } from '../snapshot/takingState.ts'
import { clearState, readState, writeState } from '../syncState.ts'

type Reads = Pick<WriteTx, 'all'>

const copySchema = z.strictObject({ id: z.uuid(), sourceId: deviceIdSchema })
/** This PC is to have another one's data again, or is taking them. */
export type DataCopy = z.infer<typeof copySchema>

/**
 * Whose data an owner at this PC has it take; undefined where nobody's. The row in `data_copy` is for the other PC
 * alone: any PC of the clinic could write one, and none may have this one take what it likes.
 */
export function openCopy(tx: Reads): DataCopy | undefined {
  const text = readState(tx, 'copyOf')
  return text === undefined ? undefined : copySchema.parse(JSON.parse(text))
}

/**
 * Ends it.
 * @param rowsChanged how many rows were other ones here; null where none were taken
 * @returns whether there was one
 */
export function endCopy(tx: WriteTx, rowsChanged: number | null): boolean {
  const open = openCopy(tx)
  if (open === undefined) return false
  clearState(tx, 'copyOf', 'rowsCopied')
  const verb = rowsChanged === null ? 'dataCopy.left' : 'dataCopy.taken'
  const isHere = tx.all('SELECT 1 FROM data_copy WHERE id = ?', open.id).length > 0
  if (isHere) updateRow(tx, 'data_copy', open.id, { ended_at: tx.now, rows_changed: rowsChanged }, { verb })
  return true
}

/** What is on its way for it is no longer wanted. */
function leaveCopy(tx: WriteTx): boolean {
  if (readTaking(tx)?.copy !== undefined) forgetTaking(tx)
  return endCopy(tx, null)
}

function askForCopy(tx: WriteTx, sourceId: DeviceId): void {
  leaveCopy(tx)
  const id = tx.newId()
  const fields = { id, device_id: tx.device.id, source_device_id: sourceId, asked_at: tx.now }
  insertRow(tx, 'data_copy', { ...fields, ended_at: null, rows_changed: null }, { verb: 'dataCopy.asked' })
  writeState(tx, 'copyOf', JSON.stringify({ id, sourceId } satisfies DataCopy))
}

/** The PCs, by id, that wait for this one's data. */
export const listWaiting = (tx: Reads, deviceId: string): string[] =>
  tx
    .all(
      `SELECT DISTINCT c.device_id FROM data_copy c JOIN device d ON d.id = c.device_id
        WHERE c.source_device_id = ? AND c.ended_at IS NULL AND d.is_revoked = 0`,
      deviceId,
    )
    .filter(isRow)
    .map((row) => String(row['device_id']))

/** True once something of it is in this PC's tables: from then on it is made whole. */
export function isComing(tx: Reads): boolean {
  const taking = readTaking(tx)
  return taking?.copy !== undefined && (taking.at > 0 || taking.item > 0)
}

/** Gives up a copy, unless another one was asked for meanwhile. @returns whether it was this one */
export const giveUpCopy = (tx: WriteTx, id: string): boolean => openCopy(tx)?.id === id && leaveCopy(tx)

/** Nothing more is to come, where nothing has. @returns false where nothing waits, or it is coming already */
export const letCopyBe = (tx: WriteTx): boolean => !isComing(tx) && leaveCopy(tx)

/** What the desk shows and asks of it. */
export const copies: DataCopies = {
  state: ({ glance }) => {
    const copy = openCopy(glance)
    return copy === undefined
      ? null
      : { fromName: nameOfPc(glance, copy.sourceId), isComing: isComing(glance) }
  },
  ask: (db, { actorId }, sourceId) =>
    writeAlways(db, actorId, (tx) => {
      if (isComing(tx)) return false
      askForCopy(tx, sourceId)
      return true
    }),
  leave: (db, { actorId }) => writeAlways(db, actorId, letCopyBe),
}
