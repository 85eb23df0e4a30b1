import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * Takes the data folder for this process alone (security.md K9). SQLite's own lock on a file without data: the
 * system gives it back when the process ends, however it ends.
 * @returns the function that releases it, or undefined where another instance has it
 */
export function lockFolder(folder: string): (() => void) | undefined {
  const file = join(folder, 'instance.lock')
  closeSync(openSync(file, 'a', 0o600))
  const lock = new Database(file, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
    return () => void lock.close()
  } catch {
    lock.close()
    return undefined
  }
}
