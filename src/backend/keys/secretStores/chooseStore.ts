import type { Ports, SecretStore } from '../../ports.ts'

/** The places for a secret on this PC, as the shell gives them. */
export type KeyStores = Pick<Ports, 'keychain' | 'keyFile' | 'prefersKeyFile'>

/**
 * The store to use: the one that the existing `os` slot names, else the key file where it was asked for, else the
 * keychain. Undefined where that is a keychain this machine has no driver for; the key file is never a silent way out.
 */
export function chooseStore(
  stores: KeyStores,
  slotStore: SecretStore['kind'] | undefined,
): SecretStore | undefined {
  if (slotStore === 'file') return stores.keyFile
  if (slotStore === 'keychain') return stores.keychain
  return stores.prefersKeyFile ? stores.keyFile : stores.keychain
}
