import { cpSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { makeOnce } from './makeOnce.ts'

async function makeEmpty(folder: string): Promise<void> {
  const database = new PGlite({ dataDir: folder })
  await database.waitReady
  await database.close()
}

/**
 * Makes a folder an embedded database with nothing in it. Making one takes seconds of computing, so each run of the
 * tests makes one, and copies it: what the hub puts into it is its own.
 */
export async function emptyPglite(folder: string): Promise<void> {
  cpSync(await makeOnce('pglite', makeEmpty), folder, { recursive: true })
}
