import type { SecretStore } from '../../ports.ts'
import { createKeytarStore } from './keytarStore.ts'
import type { KeytarDriver } from './keytarStore.ts'

function isDriver(value: unknown): value is KeytarDriver {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['getPassword', 'setPassword', 'deletePassword'].every(
      (name) => name in value && typeof Reflect.get(value, name) === 'function',
    )
  )
}

/**
 * The system keychain, or undefined where this machine has no driver for it: keytar is optional, and may have failed
 * to compile or to find libsecret. Says nothing about whether the keychain is open: ask `probe`.
 */
export async function loadKeychain(): Promise<SecretStore | undefined> {
  try {
    const loaded: { readonly default?: unknown } = await import('keytar')
    return isDriver(loaded.default) ? createKeytarStore(loaded.default) : undefined
  } catch {
    return undefined
  }
}
