import { renameSync, rmSync } from 'node:fs'
import { ok } from '#shared/errors/index.ts'
import type { ClinicDatabase, WriteTx } from './db/clinicDatabase.ts'
import { openClinic } from './db/openClinic.ts'
import { keyPaths } from './keys/keyPaths.ts'
import type { Commits } from './openFiles.ts'
import type { Ports } from './ports.ts'

/**
 * Makes a clinic's database under another name, fills it, closes it, and only then gives it its own name and opens
 * it: a set-up that is cut off leaves no half clinic, and what is opened is what was stored (security.md 4.2, step 4).
 */
export async function makeDatabase(
  ports: Ports,
  commits: Commits,
  key: Buffer,
  fill: (tx: WriteTx) => Promise<unknown>,
): Promise<ClinicDatabase> {
  const { database, backups } = keyPaths(ports.paths.data)
  const unfinished = `${database}.new`
  const removeUnfinished = (): void => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${end}`, { force: true })
  }
  removeUnfinished()
  const { clock, threadEntry } = ports
  const options = { key, backupFolder: backups, clock, threadEntry, ...commits }
  const made = openClinic({ ...options, file: unfinished, create: true })
  try {
    await made.write({ actorId: null }, async (tx) => {
      await fill(tx)
      return ok(null)
    })
  } catch (error) {
    await made.close()
    removeUnfinished()
    throw error
  }
  await made.close()
  renameSync(unfinished, database)
  return openClinic({ ...options, file: database, create: false })
}
