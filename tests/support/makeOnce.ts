import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

/**
 * A folder that a run of the tests makes once, by whoever needs it first, and that the others copy. Nobody may open it.
 * @param make fills the folder it is given, and lets go of it
 */
export async function makeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const shelf = inject('shelf')
  const made = join(shelf, name)
  if (existsSync(made)) return made
  const making = mkdtempSync(join(shelf, 'making-'))
  await make(making)
  try {
    renameSync(making, made)
  } catch (error) {
    // Another worker was quicker.
    if (!existsSync(made)) throw error
    rmSync(making, { recursive: true })
  }
  return made
}
