import type { WriteTx } from '../db/clinicDatabase.ts'
import { isRow, readField, readRowVersions } from './fieldStore.ts'
import { obeyDecision } from './mergeField.ts'
import { noteTouched } from './noteTouched.ts'
import type { Shapes } from './syncedColumns.ts'
import { writeFields } from './writeFields.ts'

/**
 * Obeys another PC's decision against a version of a field. It lost there; here it may stand, over one that the other
 * PC had not heard of: then the next one stands.
 */
export function applyDecision(tx: WriteTx, shapes: Shapes, decisionId: string): void {
  const decision = tx.all('SELECT * FROM review_decision WHERE id = ?', decisionId).find(isRow)
  if (decision === undefined) return
  const field = String(decision['field'])
  const rowId = String(decision['row_id'])
  const shape = shapes.of(tx, String(decision['table_name']))
  if (shape?.columns.has(field) !== true) return
  const row = tx.all(`SELECT * FROM "${shape.name}" WHERE id = ?`, rowId).find(isRow)
  if (row === undefined) return
  const before = readField(row, field, readRowVersions(tx, shape.name, rowId))
  const lost = [Number(decision['lost_stamp']), Number(decision['lost_device'])] as const
  const after = obeyDecision(before, lost, shape.definition.merge, field)
  if (writeFields(tx, { table: shape.name, rowId }, [{ name: field, before, after }]))
    noteTouched(tx, shape, rowId, { [field]: after.stands.value })
}
