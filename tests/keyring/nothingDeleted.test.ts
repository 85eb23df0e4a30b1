import { appendFile, cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeys } from '#backend/keys/createKeys.ts'
import { keyPaths } from '#backend/keys/keyPaths.ts'
import { markDatabaseMade } from '#backend/keys/markDatabaseMade.ts'
import { readStartFacts } from '#backend/keys/readStartFacts.ts'
import { formatRecoveryKey, makeRecoveryKey } from '#backend/keys/recoveryKey.ts'
import { resumeFirstRun } from '#backend/keys/resumeFirstRun.ts'
import { rewrapOsSlot } from '#backend/keys/rewrapOsSlot.ts'
import { createFileStore } from '#backend/keys/secretStores/fileStore.ts'
import type { KeyStores } from '#backend/keys/secretStores/chooseStore.ts'
import { slotsChecksum } from '#backend/keys/slots/readKeySlots.ts'
import { findStartState } from '#backend/keys/startState.ts'
import { unlockWithRecoveryKey } from '#backend/keys/unlockWithRecoveryKey.ts'
import { unlockWithStore } from '#backend/keys/unlockWithStore.ts'
import { folderHashes } from '#tests/support/folderHashes.ts'
import { deleteKeyrings, startKeyringSession } from '#tests/support/keyring.ts'
import type { KeyringLogin } from '#tests/support/keyring.ts'

const PASSWORD = { password: 'the login password' }
const FAILURES = process.env.ANTEROOM_LONG === '1' ? 500 : 60
const SEED = Number(process.env.ANTEROOM_SEED ?? Date.now() % 2 ** 31)

const STATES = ['unlocked', 'locked', 'never', 'killed', 'noBus', 'newKeyring'] as const
const failure = fc.record({
  damage: fc.constantFrom('none', 'flip', 'cut', 'grow', 'remove', 'newer'),
  where: fc.constantFrom('first', 'copy', 'both'),
  at: fc.nat(10_000),
  hasDatabase: fc.boolean(),
  opens: fc.constantFrom('wrongKey', 'damaged', 'newer'),
  typed: fc.constantFrom('right', 'other clinic', 'mistyped'),
  isBlocked: fc.boolean(),
})
type Failure = typeof failure extends fc.Arbitrary<infer T> ? T : never

let home = ''
let template = ''
let recoveryKey = ''

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'anteroom-keyring-'))
  template = join(home, 'template')
  const session = await startKeyringSession(home, PASSWORD)
  const made = await createKeys({ folder: template, store: session.store, deviceId: 'pc-1' })
  await session.end()
  if (!made.ok) throw new Error('The template clinic was not made')
  recoveryKey = made.data.recoveryKey
  const paths = keyPaths(template)
  await writeFile(paths.database, 'a database')
  await writeFile(`${paths.database}-wal`, 'changes')
  await mkdir(paths.backups)
  await writeFile(join(paths.backups, 'monday.bundle'), 'a backup')
  await markDatabaseMade(template)
})

afterAll(async () => {
  await rm(home, { recursive: true, force: true })
})

async function damageFile(file: string, { damage, at }: Failure): Promise<void> {
  if (damage === 'remove') await rm(file)
  if (damage === 'cut') await truncate(file, at % 900)
  if (damage === 'grow') await appendFile(file, '}')
  if (damage === 'newer') {
    const body = { version: 3 }
    await writeFile(file, JSON.stringify({ checksum: slotsChecksum(body), body }))
  }
  if (damage === 'flip') {
    const bytes = await readFile(file)
    const place = at % bytes.length
    bytes[place] = (bytes[place] ?? 0) ^ 1
    await writeFile(file, bytes)
  }
}

/** Makes a damaged clinic, does everything that start-up and the recovery screen do, and counts changed files. */
async function changedFiles(one: Failure, stores: KeyStores, isStoreClosed: boolean): Promise<number> {
  const folder = await mkdtemp(join(home, 'trial-'))
  await cp(template, folder, { recursive: true })
  const paths = keyPaths(folder)
  if (one.where !== 'copy') await damageFile(paths.slots, one)
  if (one.where !== 'first') await damageFile(paths.slotsCopy, one)
  if (!one.hasDatabase) await rm(paths.database)
  const isBlocked = one.isBlocked && !isStoreClosed
  if (isBlocked) await mkdir(`${paths.slots}.tmp`)
  const before = await folderHashes(folder)

  const opens = async (): Promise<Failure['opens']> => one.opens
  const store = stores.keychain ?? stores.keyFile
  const typed = {
    right: recoveryKey,
    'other clinic': formatRecoveryKey(makeRecoveryKey()),
    mistyped: recoveryKey.slice(1),
  }[one.typed]
  const state = findStartState(await readStartFacts(folder, stores))
  expect(['open', 'recovery']).toContain(state.kind)
  expect((await unlockWithStore(folder, stores, opens)).kind).toBe('recovery')
  const recovered = await unlockWithRecoveryKey(folder, typed, opens)
  expect(recovered.ok && recovered.data.kind === 'open').toBe(false)
  expect((await createKeys({ folder, store, deviceId: 'pc-2' })).ok).toBe(false)
  expect(await resumeFirstRun(folder, stores)).toBeUndefined()
  if (isStoreClosed || isBlocked) {
    const rewrapped = await rewrapOsSlot({ folder, stores, store, dek: Buffer.alloc(32) }).catch(
      () => undefined,
    )
    expect(rewrapped?.ok ?? false).toBe(false)
  }

  const after = await folderHashes(folder)
  const files = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...files].filter((file) => before[file] !== after[file]).length
}

test('K3: nothing is ever deleted or changed by a key failure', async () => {
  const failures = fc.sample(failure, { numRuns: FAILURES, seed: SEED })
  const keyFile = createFileStore(join(home, 'never used'))
  const share = Math.ceil(FAILURES / STATES.length)
  let changed = 0
  let tried = 0
  for (const [at, state] of STATES.entries()) {
    if (state === 'newKeyring') await deleteKeyrings(home)
    const logins: Partial<Record<typeof state, KeyringLogin>> = {
      locked: { password: 'not the login password' },
      never: 'never',
      noBus: 'noBus',
    }
    const session = await startKeyringSession(home, logins[state] ?? PASSWORD)
    if (state === 'killed') await session.killDaemon()
    const stores = { keychain: session.store, keyFile, prefersKeyFile: false }
    const isClosed = state !== 'unlocked' && state !== 'newKeyring'
    try {
      for (const one of failures.slice(at * share, (at + 1) * share)) {
        changed += await changedFiles(one, stores, isClosed)
        tried += 1
      }
    } finally {
      await session.end()
    }
    if (at === STATES.length - 2) {
      const again = await startKeyringSession(home, PASSWORD)
      const facts = await readStartFacts(template, { ...stores, keychain: again.store })
      await again.end()
      expect(facts.store, 'the key is still in the keychain').toBe('keyOk')
    }
  }
  console.log(`K3 ${tried} failures (seed ${SEED}), ${changed} files lost or changed`)
  expect(tried).toBe(FAILURES)
  expect(changed).toBe(0)
}, 300_000)
