import type { KeytarDriver } from './keytarStore.ts'

/** One entry of @napi-rs/keyring, as far as this program uses it. */
type NapiEntry = {
  getPassword(): Promise<string | null | undefined>
  setPassword(password: string): Promise<void>
  deletePassword(): Promise<boolean>
}
type NapiEntryClass = new (service: string, account: string) => NapiEntry

function isEntryClass(value: unknown): value is NapiEntryClass {
  return typeof value === 'function'
}

/**
 * The same keychain through @napi-rs/keyring, which comes compiled: for machines where keytar could not be built. It
 * rejects where keytar answers null; the store above takes both for "ask the probe". Undefined where it is not there.
 * Its entries are its own: what keytar wrote is not found by it.
 */
export async function loadNapiDriver(): Promise<KeytarDriver | undefined> {
  try {
    const loaded: { readonly AsyncEntry?: unknown } = await import('@napi-rs/keyring')
    const Entry = loaded.AsyncEntry
    if (!isEntryClass(Entry)) return undefined
    return {
      getPassword: async (service, account) => (await new Entry(service, account).getPassword()) ?? null,
      setPassword: (service, account, password) => new Entry(service, account).setPassword(password),
      deletePassword: (service, account) => new Entry(service, account).deletePassword(),
    }
  } catch {
    return undefined
  }
}
