/// <reference path="../../shared/lib/betterSqlite3.d.ts" />
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Another hub has the data folder. */
export class FolderTaken extends Error {
  readonly code = 'folderTaken'

  constructor() {
    super('Another process has the data folder')
    this.name = 'FolderTaken'
  }
}

/** Two that start at the same moment are briefly in each other's way. */
const WAIT_MS = 1_000

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

/**
 * Takes the folder of the embedded database for this process alone: two that write there destroy it. SQLite's own lock
 * on a file without data: the system gives it back when the process ends, however it ends.
 * @returns what gives it back
 * @throws FolderTaken where another process has it
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'hub.lock')
  closeSync(openSync(file, 'a', 0o600))
  const lock = new Database(file, { timeout: WAIT_MS })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw isBusy(error) ? new FolderTaken() : error
  }
  return () => void lock.close()
}
