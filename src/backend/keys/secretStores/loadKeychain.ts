import type { SecretStore } from '../../ports.ts'
import { createKeytarStore } from './keytarStore.ts'
import type { KeytarDriver } from './keytarStore.ts'
import { loadNapiDriver } from './napiDriver.ts'

function isDriver(value: unknown): value is KeytarDriver {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['getPassword', 'setPassword', 'deletePassword'].every(
      (name) => name in value && typeof Reflect.get(value, name) === 'function',
    )
  )
}

async function loadKeytar(): Promise<KeytarDriver | undefined> {
  try {
    const loaded: { readonly default?: unknown } = await import('keytar')
    return isDriver(loaded.default) ? loaded.default : undefined
  } catch {
    return undefined
  }
}

/** The drivers of the keychain, the one that is asked first in front. */
const DRIVERS = { keytar: loadKeytar, napi: loadNapiDriver } as const
export type KeychainDriver = keyof typeof DRIVERS

/** The system keychain through one driver; undefined where this machine does not have that driver. */
export async function loadKeychainOf(name: KeychainDriver): Promise<SecretStore | undefined> {
  const driver = await DRIVERS[name]()
  return driver === undefined ? undefined : createKeytarStore(driver)
}

/**
 * The system keychain, or undefined where this machine has no driver for it: both are optional, and keytar may have
 * failed to compile or to find libsecret. Says nothing about whether the keychain is open: ask `probe`.
 */
export async function loadKeychain(): Promise<SecretStore | undefined> {
  return (await loadKeychainOf('keytar')) ?? (await loadKeychainOf('napi'))
}
