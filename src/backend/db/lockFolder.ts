import { randomInt } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { connect } from './connect.ts'
import { problemOf } from './openProblem.ts'

/** `taken`: another instance has the folder. `diskFull`, `noAccess`: nobody can have it as it is. */
export type FolderLock =
  | { readonly kind: 'locked'; readonly release: () => void }
  | { readonly kind: 'taken' | 'diskFull' | 'noAccess' }

const MOST_TRIES = 8
const SHORTEST_PAUSE_MS = 2
const LONGEST_PAUSE_MS = 25

function tryLock(file: string): FolderLock {
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

function pause(): void {
  const ms = randomInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/**
 * Takes the data folder for this process alone (security.md K9). SQLite's own lock on a file without data: the
 * system gives it back when the process ends, however it ends. Two that come at the same moment can each be in the
 * other's way on their way to the lock, so whoever is refused lets go and asks again a few times, at its own pace.
 * @throws what neither another instance nor the folder's state explains
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'instance.lock')
  let lock = tryLock(file)
  for (let tries = 1; lock.kind === 'taken' && tries < MOST_TRIES; tries += 1) {
    pause()
    lock = tryLock(file)
  }
  return lock
}
