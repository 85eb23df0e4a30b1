import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeys } from '#backend/keys/createKeys.ts'
import { keyPaths } from '#backend/keys/keyPaths.ts'
import { rewrapOsSlot } from '#backend/keys/rewrapOsSlot.ts'
import { createFileStore } from '#backend/keys/secretStores/fileStore.ts'
import { unlockWithStore } from '#backend/keys/unlockWithStore.ts'
import type { SecretStore } from '#backend/ports.ts'
import { startKeyringSession, type KeyringSession } from '#tests/support/keyring.ts'

const PASSWORD = { password: 'the login password' }
let home = ''
let keytar: KeyringSession
let napi: KeyringSession
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'anteroom-drivers-'))
  keytar = await startKeyringSession(await mkdtemp(join(home, 'one-')), PASSWORD, 'keytar')
  napi = await startKeyringSession(await mkdtemp(join(home, 'other-')), PASSWORD, 'napi')
})
afterAll(async () => {
  await keytar.end()
  await napi.end()
  await rm(home, { recursive: true, force: true })
})

/** A driver that writes and then does not give back what it wrote. */
const forgetful = (store: SecretStore): SecretStore => ({ ...store, read: async () => undefined })

test('a change of the driver keeps the old copy until the new one was read back (K7)', async () => {
  const keyFile = createFileStore(join(home, 'never used'))
  let lost = 0
  for (const [from, to] of [
    [keytar.store, napi.store],
    [napi.store, keytar.store],
  ] as const) {
    const folder = await mkdtemp(join(home, 'clinic-'))
    const made = await createKeys({ folder: join(folder, 'data'), store: from, deviceId: 'pc-1' })
    if (!made.ok) throw new Error('No keys were made')
    const { dek } = made.data
    const paths = keyPaths(join(folder, 'data'))
    await writeFile(paths.database, 'a database')
    const opens = async (key: Buffer): Promise<'ok' | 'wrongKey'> => (key.equals(dek) ? 'ok' : 'wrongKey')
    const stores = (keychain: SecretStore) => ({ keychain, keyFile, prefersKeyFile: false })
    const entryNow = async (): Promise<string> =>
      /"entry": "([^"]+)"/.exec(await readFile(paths.slots, 'utf8'))?.[1] ?? ''
    const old = await entryNow()

    const input = { folder: join(folder, 'data'), stores: stores(from), dek }
    const refused = await rewrapOsSlot({ ...input, store: forgetful(to) })
    expect(refused).toMatchObject({ error: { code: 'KEY_STORE_UNAVAILABLE' } })
    const kept = await unlockWithStore(join(folder, 'data'), stores(from), opens)
    if (kept.kind !== 'open' || (await from.read(old)) === undefined) lost += 1

    expect(await rewrapOsSlot({ ...input, store: to })).toMatchObject({ ok: true })
    const moved = await unlockWithStore(join(folder, 'data'), stores(to), opens)
    if (moved.kind !== 'open') lost += 1
    expect(await entryNow()).not.toBe(old)
    expect(await from.read(old)).toBeUndefined()
  }
  console.log(`K7 2 changes of the driver, each refused once, ${lost} keys lost`)
  expect(lost).toBe(0)
})
