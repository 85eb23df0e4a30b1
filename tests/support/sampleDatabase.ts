import type { ClinicDatabase } from '#backend/db/clinicDatabase.ts'
import { fillSampleClinic, type SampleSignIn } from '#backend/features/sample/index.ts'
import { ok } from '#shared/errors/index.ts'
import { openTestDatabase } from './testDatabase.ts'

/** A Wednesday morning in Toronto, ten days before its clocks go back: both offsets lie within the four weeks. */
export const SAMPLE_NOW = Date.parse('2026-10-21T14:10:00Z')
/** What everybody of the sample has for a password hash: told apart from a real one at once. */
export const SAMPLE_HASH = '$argon2id$made-up'

export type SampleDatabase = {
  readonly db: ClinicDatabase
  readonly signIns: readonly SampleSignIn[]
  /** How long the filling took, commit included. */
  readonly milliseconds: number
  readonly remove: () => Promise<void>
}

/** The sample clinic in an encrypted database of its own, made at a moment of the test's choice. */
export async function openSampleDatabase(now = SAMPLE_NOW): Promise<SampleDatabase> {
  const { db, clock, close } = openTestDatabase()
  clock.now = now
  const start = performance.now()
  const made = await db.write({ actorId: null }, async (tx) => ok(await fillSampleClinic(tx, SAMPLE_HASH)))
  const milliseconds = performance.now() - start
  if (!made.ok) throw new Error('The sample clinic was refused')
  return { db, signIns: made.data, milliseconds, remove: close }
}

/** How often each value occurs. */
export function tally<T extends string>(values: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
