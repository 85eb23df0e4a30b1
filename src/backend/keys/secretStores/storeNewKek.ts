import { randomBytes } from 'node:crypto'
import type { SecretStore } from '../../ports.ts'

/**
 * Makes a 32-byte key under a new name of this profile, writes it, reads it back and compares. Undefined where the
 * store is unavailable or gives back something else. An older key keeps its own name and is not touched.
 */
export async function storeNewKek(
  store: SecretStore,
  profileId: string,
): Promise<{ readonly kek: Buffer; readonly entry: string } | undefined> {
  if ((await store.probe()) !== 'ok') return undefined
  const kek = randomBytes(32)
  const entry = `os-${profileId}-${randomBytes(4).toString('hex')}`
  try {
    await store.write(entry, kek.toString('hex'))
  } catch {
    return undefined
  }
  return (await store.read(entry)) === kek.toString('hex') ? { kek, entry } : undefined
}
