import type { SecretStore } from '../../ports.ts'

/**
 * The 32-byte key that a store keeps under a name, or why there is none: the store has no such entry, can't be asked
 * now, or holds something that is no key. "None" is said only after a probe worked and a second read found nothing.
 */
export async function readKek(
  store: SecretStore,
  entry: string,
): Promise<Buffer | 'none' | 'unavailable' | 'malformed'> {
  let value = await store.read(entry)
  if (value === undefined) {
    if ((await store.probe()) !== 'ok') return 'unavailable'
    // The keyring may have been opened between the first read and the probe.
    value = await store.read(entry)
  }
  if (value === undefined) return 'none'
  return /^[0-9a-f]{64}$/.test(value) ? Buffer.from(value, 'hex') : 'malformed'
}
