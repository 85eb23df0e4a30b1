import type { WriteTx } from '../db/clinicDatabase.ts'
import { codeOf } from '../db/openProblem.ts'

const REFUSED_BY_SQLITE = /^SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG)/u
const REFUSED_BY_NAME = new Set(['ZodError', 'SyntaxError', 'RangeError'])

/** True for an error that the data cause, the same at each try; false for one of the disk, or of the program's end. */
export const isOfData = (error: unknown): boolean =>
  REFUSED_BY_SQLITE.test(codeOf(error)) || (error instanceof Error && REFUSED_BY_NAME.has(error.name))

/** What came of a part of a transaction: `why` it was taken back, as code or name of what it threw. */
export type Attempt<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly why: string }

/**
 * Runs a part of a transaction; where the data make it throw, takes that part back and no more.
 * @throws what is no fault of the data
 */
export function attempt<T>(tx: Pick<WriteTx, 'run' | 'auditHead'>, work: () => T): Attempt<T> {
  tx.run('SAVEPOINT attempt')
  try {
    const data = work()
    tx.run('RELEASE attempt')
    return { ok: true, data }
  } catch (error) {
    if (!isOfData(error)) throw error
    tx.run('ROLLBACK TO attempt')
    tx.run('RELEASE attempt')
    // Log entries of this part are gone with it.
    tx.auditHead.current = undefined
    return { ok: false, why: codeOf(error) || (error instanceof Error ? error.name : '') }
  }
}
