import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SecretStore } from '../../ports.ts'
import { writeDurably } from '../writeDurably.ts'
import { assertSecretName, assertSecretValue } from './secretText.ts'

/**
 * Secrets as 0600 files in a 0700 folder of their own: for machines without a keychain, and only where a person asked
 * for it. Whoever reads this person's files reads these too.
 */
export function createFileStore(folder: string): SecretStore {
  const fileOf = (name: string): string => {
    assertSecretName(name)
    return join(folder, `${name}.key`)
  }

  async function read(name: string): Promise<string | undefined> {
    const file = fileOf(name)
    try {
      return (await readFile(file, 'utf8')).trim()
    } catch {
      return undefined
    }
  }

  async function write(name: string, value: string): Promise<void> {
    assertSecretValue(value)
    const file = fileOf(name)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // The folder may have been there with wider rights.
    await chmod(folder, 0o700)
    await writeDurably(file, `${value}\n`)
  }

  const remove = (name: string): Promise<void> => rm(fileOf(name), { force: true })

  return {
    kind: 'file',
    read,
    write,
    remove,
    async probe() {
      const name = `probe-${randomBytes(8).toString('hex')}`
      const value = randomBytes(8).toString('hex')
      try {
        await write(name, value)
        const readBack = await read(name)
        await remove(name)
        return readBack === value ? 'ok' : 'unavailable'
      } catch {
        return 'unavailable'
      }
    },
  }
}
