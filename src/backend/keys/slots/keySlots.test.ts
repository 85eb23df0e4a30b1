import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyPaths } from '../keyPaths.ts'
import { createKeys } from '../createKeys.ts'
import { createFileStore } from '../secretStores/fileStore.ts'
import { unlockWithStore } from '../unlockWithStore.ts'
import type { KeySlots } from './keySlots.ts'
import { makeOsSlot, makeRecoverySlot, openRecoverySlot } from './makeSlots.ts'
import { readKeySlots, slotsChecksum } from './readKeySlots.ts'
import { unsealKey } from './sealKey.ts'
import { writeKeySlots } from './writeKeySlots.ts'

const owner = { version: 1, profileId: 'ab'.repeat(16), deviceId: 'pc-1' } as const
const dek = randomBytes(32)
const kek = randomBytes(32)
const recoveryKey = randomBytes(20)
const slots: KeySlots = {
  ...owner,
  os: makeOsSlot(dek, owner, { kek, entry: 'os-entry-1', store: 'keychain' }),
  recovery: makeRecoverySlot(dek, owner, recoveryKey),
}
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anteroom-slots-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('each slot gives the key back to its own secret only', () => {
  expect(unsealKey(kek, owner, slots.os)).toEqual(dek)
  expect(openRecoverySlot(recoveryKey, owner, slots.recovery)).toEqual(dek)
  expect(unsealKey(randomBytes(32), owner, slots.os)).toBeUndefined()
  expect(openRecoverySlot(randomBytes(20), owner, slots.recovery)).toBeUndefined()
})

test('a slot with any field changed, or of another PC, opens nothing', () => {
  const flip = (text: string): string => (text.startsWith('0') ? '1' : '0') + text.slice(1)
  for (const field of ['salt', 'nonce', 'box', 'tag'] as const) {
    const changed = { ...slots.os, [field]: flip(slots.os[field]) }
    expect(unsealKey(kek, owner, changed), field).toBeUndefined()
  }
  expect(unsealKey(kek, owner, { ...slots.os, store: 'file' })).toBeUndefined()
  expect(unsealKey(kek, owner, { ...slots.os, entry: 'os-entry-2' })).toBeUndefined()
  expect(unsealKey(kek, { ...owner, deviceId: 'pc-2' }, slots.os)).toBeUndefined()
  expect(unsealKey(kek, { ...owner, profileId: 'cd'.repeat(16) }, slots.os)).toBeUndefined()
})

test('two equal 0600 copies are written and no temp file stays', async () => {
  const paths = keyPaths(folder)
  await writeKeySlots(paths, slots, () => true)
  expect(await readKeySlots(paths)).toEqual({ kind: 'ok', slots, needsRepair: false })
  expect((await readdir(folder)).toSorted()).toEqual(['keys.copy.json', 'keys.json'])
  expect((await stat(paths.slots)).mode & 0o777).toBe(0o600)
})

test('slots that do not read back as usable leave the old copy in place', async () => {
  const paths = keyPaths(folder)
  await writeKeySlots(paths, slots, () => true)
  const before = await readFile(paths.slotsCopy, 'utf8')
  const other = { ...slots, recovery: makeRecoverySlot(dek, owner, randomBytes(20)) }
  await expect(writeKeySlots(paths, other, () => false)).rejects.toThrow()
  expect(await readFile(paths.slotsCopy, 'utf8')).toBe(before)
})

test('any flipped byte of the first copy is noticed, and the second is used', async () => {
  const paths = keyPaths(folder)
  await writeKeySlots(paths, slots, () => true)
  const good = await readFile(paths.slots)
  for (let at = 0; at < good.length; at += 7) {
    const bad = Buffer.from(good)
    bad[at] = (bad[at] ?? 0) ^ 1
    await writeFile(paths.slots, bad)
    const found = await readKeySlots(paths)
    expect(found.kind === 'ok' && found.slots, `byte ${at}`).toEqual(slots)
  }
})

test('tells absent, damaged and newer slots apart', async () => {
  const paths = keyPaths(folder)
  expect(await readKeySlots(paths)).toEqual({ kind: 'absent' })
  await writeFile(paths.slots, '{"__proto__":{"version":1}}')
  expect(await readKeySlots(paths)).toEqual({ kind: 'damaged' })
  const body = { version: 3, anything: true }
  await writeFile(paths.slots, JSON.stringify({ checksum: slotsChecksum(body), body }))
  expect(await readKeySlots(paths)).toEqual({ kind: 'newer' })
})

test('a damaged first copy is written anew after the database opened, and not before', async () => {
  const store = createFileStore(join(folder, 'secrets'))
  const clinic = join(folder, 'clinic')
  const paths = keyPaths(clinic)
  expect(await createKeys({ folder: clinic, store, deviceId: 'pc-1' })).toMatchObject({ ok: true })
  await writeFile(paths.database, 'a database')
  await writeFile(paths.slots, 'damaged')
  const stores = { keychain: undefined, keyFile: store, prefersKeyFile: true }
  await unlockWithStore(clinic, stores, async () => 'damaged')
  expect(await readFile(paths.slots, 'utf8')).toBe('damaged')
  expect(await unlockWithStore(clinic, stores, async () => 'ok')).toMatchObject({ kind: 'open' })
  expect(await readFile(paths.slots, 'utf8')).toBe(await readFile(paths.slotsCopy, 'utf8'))
})
