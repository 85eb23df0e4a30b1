import type { Change } from './change.ts'
import { isRow } from './fieldStore.ts'
import { isRowId } from './rowIds.ts'
import { type TableShape, valueProblem } from './syncedColumns.ts'

/** Three days before stamps end: later ones leave no room for whoever edits the field next. */
const LATEST_STAMP = 2 ** 53 - 2 ** 40
/** Of a PC's row, what only that PC says. */
const OF_ITSELF = ['number', 'sign_key', 'box_key']

function misfit(shape: TableShape, change: Change): string | undefined {
  for (const [field, value] of Object.entries(change.patch)) {
    const column = shape.columns.get(field)
    const problem = column === undefined ? undefined : valueProblem(field, column, value)
    if (problem !== undefined) return `${field}:${problem}`
  }
  return undefined
}

/**
 * Why a change of another PC may not touch this row; undefined where it may.
 * @param row as it stands here; undefined where there is none
 * @param deviceNumber of the PC that said it
 */
export function changeProblem(
  shape: TableShape,
  change: Change,
  row: unknown,
  deviceNumber: number,
): string | undefined {
  if (!isRowId(shape.name, change.rowId)) return 'id:malformed'
  const wrong = misfit(shape, change)
  if (wrong !== undefined) return wrong
  const stamps = [change.stamp, ...Object.values(change.base ?? {}).map(([stamp]) => stamp)]
  if (stamps.some((stamp) => stamp > LATEST_STAMP)) return 'stamp:tooLate'
  if (shape.name !== 'device' || !isRow(row) || row['number'] === deviceNumber) return undefined
  const isTaken = OF_ITSELF.some((field) => field in change.patch && change.patch[field] !== row[field])
  return isTaken ? 'keys:notItsOwn' : undefined
}
