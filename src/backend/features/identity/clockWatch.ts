import type { ClinicDatabase, Reader } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { findSetting } from './identityRepository.ts'

const TOLERANCE_MS = 2 * 60_000
const SAVE = `INSERT INTO setting (name, value) VALUES ('clock.highest', ?)
  ON CONFLICT DO UPDATE SET value = excluded.value WHERE CAST(excluded.value AS INTEGER) > CAST(value AS INTEGER)`

/** True where the clock of this PC stands before a time it has shown already. */
export async function isClockBehind(db: Reader, nowMs: number): Promise<boolean> {
  const highest = Number((await findSetting(db, 'clock.highest')) ?? 0)
  return nowMs < highest - TOLERANCE_MS
}

/** Keeps the highest time seen, so that a clock that went back is noticed after a restart too. */
export async function keepHighestTime(db: ClinicDatabase): Promise<void> {
  await writeAlways(db, null, (tx) => tx.run(SAVE, String(tx.now)))
}
