import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

async function syncFolder(folder: string): Promise<void> {
  // Windows can't open a folder for flushing; its rename is journalled by the file system.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Replaces a file so that a power cut leaves the old or the new content, never a mix: temp, fsync, rename, fsync of
 * the folder. The file is 0600; a folder that is made for it is 0700. Throws what the file system throws, and then
 * the old content is untouched.
 */
export async function writeDurably(file: string, content: string): Promise<void> {
  const folder = dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = `${file}.tmp`
  // A left-over temp file keeps its old mode when it is opened again, so it goes first.
  await rm(temporary, { force: true })
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(content, 'utf8')
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(folder)
}
