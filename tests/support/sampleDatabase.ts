import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClinicDatabase } from '#backend/db/clinicDatabase.ts'
import { fillSampleClinic, type SampleSignIn } from '#backend/features/sample/index.ts'
import { ok } from '#shared/errors/index.ts'
import { makeOnce } from './makeOnce.ts'
import { openTestDatabase, type TestDatabase } from './testDatabase.ts'

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

type Filled = TestDatabase & Pick<SampleDatabase, 'signIns' | 'milliseconds'>

async function fillDatabase(now: number): Promise<Filled> {
  const database = openTestDatabase()
  const { db, clock } = database
  clock.now = now
  const start = performance.now()
  const made = await db.write({ actorId: null }, async (tx) => ok(await fillSampleClinic(tx, SAMPLE_HASH)))
  const milliseconds = performance.now() - start
  if (!made.ok) throw new Error('The sample clinic was refused')
  return { ...database, signIns: made.data, milliseconds }
}

/** The sample clinic in an encrypted database of its own, made at a moment of the test's choice. */
export async function openSampleDatabase(now = SAMPLE_NOW): Promise<SampleDatabase> {
  const { db, signIns, milliseconds, close } = await fillDatabase(now)
  return { db, signIns, milliseconds, remove: close }
}

const KEY_FILE = 'key'

async function leaveSample(folder: string): Promise<void> {
  const { db, key, folder: made, close } = await fillDatabase(SAMPLE_NOW)
  await db.close()
  cpSync(made, folder, { recursive: true })
  writeFileSync(join(folder, KEY_FILE), key)
  await close()
}

/** The same as a copy of one that a run fills once: for tests that need it anew each time. */
export async function copySampleDatabase(): Promise<Pick<SampleDatabase, 'db' | 'remove'>> {
  const folder = await makeOnce('sample-database', leaveSample)
  const { db, clock, close } = openTestDatabase({
    copyOf: { folder, key: readFileSync(join(folder, KEY_FILE)) },
  })
  clock.now = SAMPLE_NOW
  return { db, remove: close }
}

/** How often each value occurs. */
export function tally<T extends string>(values: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
