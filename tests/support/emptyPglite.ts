import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'

/**
 * Makes a folder an embedded database with nothing in it. Making one takes seconds of computing, so each run of the
 * tests makes one, and copies it: what the hub puts into it is its own.
 */
export async function emptyPglite(folder: string): Promise<void> {
  const shelf = inject('sampleShelf')
  const empty = join(shelf, 'pglite')
  if (!existsSync(empty)) {
    const made = mkdtempSync(join(shelf, 'making-'))
    const database = new PGlite({ dataDir: made })
    await database.waitReady
    await database.close()
    try {
      renameSync(made, empty)
    } catch (error) {
      // Another worker was quicker.
      if (!existsSync(empty)) throw error
      rmSync(made, { recursive: true })
    }
  }
  cpSync(empty, folder, { recursive: true })
}
