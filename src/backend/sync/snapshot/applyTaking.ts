import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { aside } from '../aside.ts'
import { isOfData } from '../attempt.ts'
import { applySnapshot } from './applySnapshot.ts'
import { readTaking } from './takingState.ts'

/**
 * Applies the snapshot that lies here whole, slice by slice, from wherever it was left.
 * @param onProgress told how much is done, of how much; fetching it was the first half
 * @returns whether it could be read
 */
export async function applyTaking(
  db: ClinicDatabase,
  onProgress: (done: number, total: number) => void,
): Promise<boolean> {
  const bytes = readTaking(db.glance)?.header.bytes ?? 0
  try {
    for (;;) {
      const step = await aside(db, applySnapshot, null)
      if (step.kind !== 'more') return step.kind === 'done'
      onProgress(bytes + Math.min(step.at, bytes), bytes * 2)
    }
  } catch (error) {
    if (!isOfData(error)) throw error
    return false
  }
}
