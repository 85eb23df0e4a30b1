import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFileStore } from '#backend/keys/secretStores/fileStore.ts'
import type { KeychainDriver } from '#backend/keys/secretStores/loadKeychain.ts'
import type { SecretStore } from '#backend/ports.ts'
import { must } from '#shared/lib/must.ts'
import { startKeyringSession } from '#tests/support/keyring.ts'
import type { KeyringSession } from '#tests/support/keyring.ts'

let home = ''
const sessions = new Map<Kind, KeyringSession>()
/** The keychain through either driver, and the key file. */
type Kind = KeychainDriver | 'file'

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'anteroom-keyring-'))
  for (const driver of ['keytar', 'napi'] as const) {
    const own = join(home, driver)
    await mkdir(own)
    sessions.set(driver, await startKeyringSession(own, { password: 'the login password' }, driver))
  }
})

afterAll(async () => {
  for (const session of sessions.values()) await session.end()
  await rm(home, { recursive: true, force: true })
})

const storeOf = (kind: Kind): SecretStore =>
  kind === 'file' ? createFileStore(join(home, 'keys')) : must(sessions.get(kind), 'a session').store

describe.each(['keytar', 'napi', 'file'] as const)('the same contract for the store %s (K7)', (kind) => {
  test('gives back what was written, name by name', async () => {
    const store = storeOf(kind)
    await store.write('first-name', 'a'.repeat(64))
    await store.write('second-name', 'b1')
    await store.write('second-name', 'b2')
    expect(await store.read('first-name')).toBe('a'.repeat(64))
    expect(await store.read('second-name')).toBe('b2')
  })

  test('removes one name and says nothing about a name it does not have', async () => {
    const store = storeOf(kind)
    await store.write('first-name', 'aa')
    await store.remove('first-name')
    await store.remove('first-name')
    expect(await store.read('first-name')).toBeUndefined()
    expect(await store.read('second-name')).toBe('b2')
  })

  test('probes ok', async () => {
    expect(await storeOf(kind).probe()).toBe('ok')
  })

  test.each(['a\0b', '', 'not hex', 'a'.repeat(65)])('refuses the value %j', async (value) => {
    await expect(storeOf(kind).write('first-name', value)).rejects.toThrow(/hex/)
  })

  test.each(['../outside', 'a', 'with space', 'UPPERCASE'])('refuses the name %j', async (name) => {
    await expect(storeOf(kind).write(name, 'aa')).rejects.toThrow(/name/)
  })
})

test.each(['keytar', 'napi'] as const)(
  'a locked keychain reads as empty through %s, and throws on writing and removing (K7)',
  async (driver) => {
    const other = await mkdtemp(join(tmpdir(), 'anteroom-keyring-'))
    const locked = await startKeyringSession(other, 'never', driver)
    expect(await locked.store.probe()).toBe('unavailable')
    expect(await locked.store.read('first-name')).toBeUndefined()
    await expect(locked.store.write('first-name', 'aa')).rejects.toThrow()
    await expect(locked.store.remove('first-name')).rejects.toThrow()
    await locked.end()
    await rm(other, { recursive: true, force: true })
  },
)
