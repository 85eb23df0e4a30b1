import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { connect } from './connect.ts'
import { problemOf } from './openProblem.ts'

/** `taken`: another instance has the folder. `diskFull`, `noAccess`: nobody can have it as it is. */
export type FolderLock =
  | { readonly kind: 'locked'; readonly release: () => void }
  | { readonly kind: 'taken' | 'diskFull' | 'noAccess' }

/**
 * Takes the data folder for this process alone (security.md K9). SQLite's own lock on a file without data: the
 * system gives it back when the process ends, however it ends.
 * @throws what neither another instance nor the folder's state explains
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'instance.lock')
  let lock: Database.Database | undefined
  try {
    closeSync(openSync(file, 'a', 0o600))
    const held = connect(file, 'lock')
    lock = held
    held.pragma('locking_mode = EXCLUSIVE')
    held.exec('BEGIN EXCLUSIVE')
    return { kind: 'locked', release: () => void held.close() }
  } catch (error) {
    lock?.close()
    const problem = problemOf(error)
    if (problem === 'busy') return { kind: 'taken' }
    if (problem === 'diskFull' || problem === 'noAccess') return { kind: problem }
    throw error
  }
}
