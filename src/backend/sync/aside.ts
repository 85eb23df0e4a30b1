import type { ClinicDatabase } from '../db/clinicDatabase.ts'
import type { LongWork } from '../db/longWork.ts'

const WATCH = { signal: new AbortController().signal, onProgress: (): void => undefined }

/** Runs a work of the program itself, which refuses nothing, beside the desk. */
export async function aside<I, T>(db: ClinicDatabase, work: LongWork<I, T, never>, input: I): Promise<T> {
  const done = await db.writeAside({ actorId: null }, work, input, WATCH)
  if (!done.ok) throw new Error('Work that refuses nothing was refused')
  return done.data
}
