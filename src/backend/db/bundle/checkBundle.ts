import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { MIGRATIONS } from '../migrations/index.ts'
import { isSound, openDatabase } from '../openDatabase.ts'
import { BUNDLE_FILES, type Manifest, openManifest } from './manifest.ts'

/**
 * Why a bundle can't take the place of the data. `incomplete`: a file is missing · `forged`: the manifest is damaged, or
 * not of this key · `changed`: a file is another than the manifest says · `damaged`: the database can't be read whole ·
 * `newer`: a newer program made it.
 */
export const BUNDLE_PROBLEMS = ['incomplete', 'forged', 'changed', 'damaged', 'newer'] as const
export type BundleProblem = (typeof BUNDLE_PROBLEMS)[number]
export type CheckedBundle =
  | { readonly isSound: true; readonly manifest: Manifest }
  | { readonly isSound: false; readonly problem: BundleProblem }

const bad = (problem: BundleProblem): CheckedBundle => ({ isSound: false, problem })

/** The hash of a file, read piece by piece. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece)
  return hash.digest('hex')
}

/** How many rows each table has; the ones that SQLite keeps for itself or for a search are left out. */
export function countRows(database: Database.Database): Record<string, number> {
  const names: unknown[] = database
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
    )
    .pluck()
    .all()
  return Object.fromEntries(
    names
      .map(String)
      .filter((name) => !name.startsWith('user_search_'))
      .map((name) => [name, Number(database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  )
}

const sameCounts = (one: Record<string, number>, other: Record<string, number>): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([table, count]) => Object.hasOwn(other, table) && other[table] === count)

function checkDatabase(file: string, key: Uint8Array, manifest: Manifest): BundleProblem | undefined {
  try {
    const database = openDatabase({ file, key, readonly: true })
    try {
      if (!isSound(database)) return 'damaged'
      return sameCounts(countRows(database), manifest.rows) ? undefined : 'changed'
    } finally {
      database.close()
    }
  } catch {
    return 'damaged'
  }
}

/**
 * Looks at all of a bundle: seal, hashes, every page of the database, the number of rows in each table. Changes
 * nothing, and never throws.
 */
export async function checkBundle(folder: string, key: Uint8Array): Promise<CheckedBundle> {
  const file = (name: keyof typeof BUNDLE_FILES): string => join(folder, BUNDLE_FILES[name])
  try {
    if (!(['database', 'keys', 'manifest'] as const).every((name) => existsSync(file(name))))
      return bad('incomplete')
    const manifest = openManifest(readFileSync(file('manifest'), 'utf8'), key)
    if (manifest === undefined) return bad('forged')
    if (!MIGRATIONS.has(manifest.schema)) return bad('newer')
    const isSame =
      statSync(file('database')).size === manifest.database.bytes &&
      (await hashFile(file('database'))) === manifest.database.sha256 &&
      (await hashFile(file('keys'))) === manifest.keysSha256
    if (!isSame) return bad('changed')
    const problem = checkDatabase(file('database'), key, manifest)
    return problem === undefined ? { isSound: true, manifest } : bad(problem)
  } catch {
    return bad('damaged')
  }
}
