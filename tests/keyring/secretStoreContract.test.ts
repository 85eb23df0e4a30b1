import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFileStore } from '#backend/keys/secretStores/fileStore.ts'
import type { SecretStore } from '#backend/ports.ts'
import { startKeyringSession } from '#tests/support/keyring.ts'
import type { KeyringSession } from '#tests/support/keyring.ts'

let home = ''
let session: KeyringSession | undefined

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'anteroom-keyring-'))
  session = await startKeyringSession(home, { password: 'the login password' })
})

afterAll(async () => {
  await session?.end()
  await rm(home, { recursive: true, force: true })
})

function storeOf(kind: SecretStore['kind']): SecretStore {
  if (kind === 'file') return createFileStore(join(home, 'keys'))
  if (session === undefined) throw new Error('The keyring did not start')
  return session.store
}

describe.each(['keychain', 'file'] as const)('the %s store', (kind) => {
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

test('a locked keychain reads as empty, and throws on writing and removing', async () => {
  const other = await mkdtemp(join(tmpdir(), 'anteroom-keyring-'))
  const locked = await startKeyringSession(other, 'never')
  expect(await locked.store.probe()).toBe('unavailable')
  expect(await locked.store.read('first-name')).toBeUndefined()
  await expect(locked.store.write('first-name', 'aa')).rejects.toThrow()
  await expect(locked.store.remove('first-name')).rejects.toThrow()
  await locked.end()
  await rm(other, { recursive: true, force: true })
})
