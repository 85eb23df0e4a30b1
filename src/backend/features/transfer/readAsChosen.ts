import type { ActorCall } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { keepColumnChoice, readColumnChoice } from './columnChoice.ts'
import type { Unreadable } from './decodeText.ts'
import type { Choose, FoundColumns } from './findColumns.ts'

type Order<F extends string> = {
  readonly base64: string
  /** What each column holds, chosen now; null where nobody chose. */
  readonly columns: readonly (F | null)[] | null
  readonly what: 'people' | 'clients'
  readonly fields: readonly F[]
}
type File<F extends string> = Pick<FoundColumns<F>, 'ok' | 'columns' | 'headers'>

/**
 * Reads a list with its columns as chosen now, else as chosen for such a file before, else by their names. What is
 * chosen now is remembered for the next file with these headers.
 */
export async function readAsChosen<F extends string, T extends File<F>>(
  call: ActorCall,
  { base64, columns, what, fields }: Order<F>,
  readFile: (bytes: Uint8Array, choose: Choose<F>) => Promise<T | Unreadable>,
): Promise<{ readonly ok: true; readonly file: T; readonly isRemembered: boolean } | Unreadable> {
  const { userId } = call.actor
  let isRemembered = false
  const file = await readFile(Buffer.from(base64, 'base64'), async (headers) => {
    if (columns !== null) return columns
    const kept = await readColumnChoice(call.db.read, userId, what, { headers, fields })
    isRemembered = kept !== undefined
    return kept
  })
  if (!file.ok) return file
  if (columns !== null && columns.length === file.headers.length) {
    const choice = { headers: file.headers, fields: file.columns.map(({ field }) => field) }
    await writeAlways(call.db, userId, (tx) => keepColumnChoice(tx, userId, what, choice))
  }
  return { ok: true, file, isRemembered }
}
