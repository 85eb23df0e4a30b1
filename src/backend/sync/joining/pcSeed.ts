import type { DeviceId } from '#shared/domain/ids.ts'
import type { SecretStore } from '../../ports.ts'

const entryOf = (deviceId: DeviceId): string => `pc-${deviceId}`

/** Keeps the secret that a PC's private keys follow from, hex, beside its database key. Throws where it can't. */
export async function keepPcSeed(store: SecretStore, deviceId: DeviceId, seed: string): Promise<void> {
  await store.write(entryOf(deviceId), seed)
  if ((await store.read(entryOf(deviceId))) !== seed)
    throw new Error('The key store gives back something else')
}

/** @returns undefined where none is kept, or the store is locked */
export const readPcSeed = (store: SecretStore, deviceId: DeviceId): Promise<string | undefined> =>
  store.read(entryOf(deviceId))

export const removePcSeed = (store: SecretStore, deviceId: DeviceId): Promise<void> =>
  store.remove(entryOf(deviceId))
