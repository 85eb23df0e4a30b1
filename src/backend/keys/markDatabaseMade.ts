import { lstat } from 'node:fs/promises'
import { keyPaths } from './keyPaths.ts'
import { writeDurably } from './writeDurably.ts'

/**
 * Notes beside the database that one was made here, so that a database which disappears later is called missing and
 * never made anew. To be called once the first database was created, closed and opened again. Does nothing where the
 * note exists; throws what the file system throws.
 */
export async function markDatabaseMade(folder: string): Promise<void> {
  const { marker } = keyPaths(folder)
  try {
    await lstat(marker)
  } catch {
    await writeDurably(marker, 'A clinic database was made in this folder.\n')
  }
}
