import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeys } from '#backend/keys/createKeys.ts'
import { destroyKeys } from '#backend/keys/destroyKeys.ts'
import { keyPaths } from '#backend/keys/keyPaths.ts'
import { readStartFacts } from '#backend/keys/readStartFacts.ts'
import { renewRecoverySlot } from '#backend/keys/renewRecoverySlot.ts'
import { resumeFirstRun } from '#backend/keys/resumeFirstRun.ts'
import { rewrapOsSlot } from '#backend/keys/rewrapOsSlot.ts'
import { createFileStore } from '#backend/keys/secretStores/fileStore.ts'
import { findStartState } from '#backend/keys/startState.ts'
import { unlockWithRecoveryKey } from '#backend/keys/unlockWithRecoveryKey.ts'
import { unlockWithStore } from '#backend/keys/unlockWithStore.ts'
import { deleteKeyrings, startKeyringSession } from '#tests/support/keyring.ts'

const PASSWORD = { password: 'the login password' }
let home = ''

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'anteroom-keyring-'))
})

afterAll(async () => {
  await rm(home, { recursive: true, force: true })
})

test('a clinic whose keyring was lost opens by its sheet, and by itself after that', async () => {
  const folder = join(home, 'clinic')
  const keyFile = createFileStore(join(home, 'never used'))
  const first = await startKeyringSession(home, PASSWORD)
  const made = await createKeys({ folder, store: first.store, deviceId: 'pc-1' })
  if (!made.ok) throw new Error('No keys were made')
  const { dek, recoveryKey } = made.data
  const opens = async (key: Buffer): Promise<'ok' | 'wrongKey'> => (key.equals(dek) ? 'ok' : 'wrongKey')
  await writeFile(keyPaths(folder).database, 'a database')
  await first.end()
  await deleteKeyrings(home)

  const second = await startKeyringSession(home, PASSWORD)
  const stores = { keychain: second.store, keyFile, prefersKeyFile: false }
  expect(await unlockWithStore(folder, stores, opens)).toEqual({ kind: 'recovery', reason: 'keyMissing' })
  const typed = recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')
  expect(await unlockWithRecoveryKey(folder, typed, opens)).toMatchObject({
    ok: true,
    data: { kind: 'open' },
  })
  expect(await unlockWithStore(folder, stores, opens)).toMatchObject({ kind: 'recovery' })
  expect(await rewrapOsSlot({ folder, stores, store: second.store, dek })).toMatchObject({ ok: true })
  expect(await unlockWithStore(folder, stores, opens)).toMatchObject({ kind: 'open', deviceId: 'pc-1' })

  const renewed = await renewRecoverySlot(folder, dek)
  expect(await unlockWithRecoveryKey(folder, recoveryKey, opens)).toMatchObject({
    ok: false,
    error: { code: 'RECOVERY_KEY_WRONG', data: { reason: 'notThisClinic' } },
  })
  expect(await unlockWithRecoveryKey(folder, renewed, opens)).toMatchObject({ data: { kind: 'open' } })
  await second.end()
})

test('changing the store removes the old key only after the new one opens the slots', async () => {
  const folder = join(home, 'moving')
  const keyFile = createFileStore(join(home, 'key file'))
  const session = await startKeyringSession(home, PASSWORD)
  const stores = { keychain: session.store, keyFile, prefersKeyFile: false }
  const made = await createKeys({ folder, store: session.store, deviceId: 'pc-1' })
  if (!made.ok) throw new Error('No keys were made')
  const entry = /"entry": "([^"]+)"/.exec(await readFile(keyPaths(folder).slots, 'utf8'))?.[1] ?? ''
  expect(await session.store.read(entry)).toMatch(/^[0-9a-f]{64}$/)
  await rewrapOsSlot({ folder, stores, store: keyFile, dek: made.data.dek })
  expect(await session.store.read(entry)).toBeUndefined()
  await writeFile(keyPaths(folder).database, 'a database')
  await session.end()
  expect(await unlockWithStore(folder, { ...stores, keychain: undefined }, async () => 'ok')).toMatchObject({
    kind: 'open',
    dek: made.data.dek,
  })
})

test('an interrupted set-up goes on with the same key and a new sheet; a removed sample leaves nothing', async () => {
  const folder = join(home, 'interrupted')
  const session = await startKeyringSession(home, PASSWORD)
  const keyFile = createFileStore(join(home, 'never used'))
  const stores = { keychain: session.store, keyFile, prefersKeyFile: false }
  const made = await createKeys({ folder, store: session.store, deviceId: 'pc-1' })
  if (!made.ok) throw new Error('No keys were made')
  const resumed = await resumeFirstRun(folder, stores)
  expect(resumed?.dek).toEqual(made.data.dek)
  expect(resumed?.recoveryKey).not.toBe(made.data.recoveryKey)

  expect(await destroyKeys(folder, stores)).toMatchObject({ ok: true })
  expect(findStartState(await readStartFacts(folder, stores))).toEqual({ kind: 'firstRun' })
  await session.end()
})
