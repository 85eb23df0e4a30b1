import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { aside } from '../aside.ts'
import { isOfData } from '../attempt.ts'
import { applySnapshot } from './applySnapshot.ts'
import { readTaking } from './takingState.ts'

/** `gone`: it is not to be taken any more, or the program ends; what is left of it goes on later. */
export type AppliedTaking = 'done' | 'gone' | 'unreadable'
export type TakingWatch = {
  /** Told how much is done, of how much; fetching it is the first half. */
  readonly onProgress: (done: number, total: number) => void
  /** Ends it between two pieces or slices; it goes on there the next time. */
  readonly signal?: AbortSignal | undefined
}

/** Applies the snapshot that lies here whole, slice by slice, from wherever it was left. */
export async function applyTaking(
  db: ClinicDatabase,
  { onProgress, signal }: TakingWatch,
): Promise<AppliedTaking> {
  const bytes = readTaking(db.glance)?.header.bytes ?? 0
  try {
    for (;;) {
      if (signal?.aborted === true) return 'gone'
      const step = await aside(db, applySnapshot, null)
      if (step.kind !== 'more') return step.kind
      onProgress(bytes + Math.min(step.at, bytes), bytes * 2)
    }
  } catch (error) {
    if (!isOfData(error)) throw error
    return 'unreadable'
  }
}
