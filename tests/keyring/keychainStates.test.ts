import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeys } from '#backend/keys/createKeys.ts'
import { keyPaths } from '#backend/keys/keyPaths.ts'
import { readStartFacts } from '#backend/keys/readStartFacts.ts'
import { createFileStore } from '#backend/keys/secretStores/fileStore.ts'
import { findStartState } from '#backend/keys/startState.ts'
import type { SecretStore } from '#backend/ports.ts'
import { deleteKeyrings, startKeyringSession } from '#tests/support/keyring.ts'
import type { KeyringLogin } from '#tests/support/keyring.ts'

const PASSWORD = { password: 'the login password' }
let home = ''
let folder = ''

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'anteroom-keyring-'))
  folder = join(home, 'clinic')
  const session = await startKeyringSession(home, PASSWORD)
  const made = await createKeys({ folder, store: session.store, deviceId: 'pc-1' })
  await session.end()
  expect(made.ok).toBe(true)
  await writeFile(keyPaths(folder).database, 'a database')
})

afterAll(async () => {
  await rm(home, { recursive: true, force: true })
})

async function look(store: SecretStore): Promise<string> {
  const keyFile = createFileStore(join(home, 'never used'))
  const facts = await readStartFacts(folder, { keychain: store, keyFile, prefersKeyFile: false })
  const state = findStartState(facts)
  return `${facts.store}: ${state.kind}${state.kind === 'recovery' ? ` ${state.reason}` : ''}`
}

async function lookAfter(login: KeyringLogin): Promise<string> {
  const session = await startKeyringSession(home, login)
  try {
    return await look(session.store)
  } finally {
    await session.end()
  }
}

test('K1: all six keychain states get the right verdict', async () => {
  const open = 'keyOk: open'
  const unavailable = 'storeUnavailable: recovery storeUnavailable'
  const seen: Record<string, string> = {
    'unlocked, key present': await lookAfter(PASSWORD),
    'keyring locked (wrong password)': await lookAfter({ password: 'not the login password' }),
    'daemon up, never unlocked': await lookAfter('never'),
  }
  const session = await startKeyringSession(home, PASSWORD)
  expect(await look(session.store)).toBe(open)
  await session.killDaemon()
  seen['daemon killed mid-session'] = await look(session.store)
  await session.end()
  seen['no session bus'] = await lookAfter('noBus')
  expect(await lookAfter(PASSWORD), 'the key is still there after every failure').toBe(open)
  await deleteKeyrings(home)
  seen['keyring files deleted, new keyring made'] = await lookAfter(PASSWORD)

  const expected: Record<string, string> = {
    'unlocked, key present': open,
    'keyring locked (wrong password)': unavailable,
    'daemon up, never unlocked': unavailable,
    'daemon killed mid-session': unavailable,
    'no session bus': unavailable,
    'keyring files deleted, new keyring made': 'keyMissing: recovery keyMissing',
  }
  const right = Object.keys(expected).filter((state) => seen[state] === expected[state])
  console.log(`K1 ${right.length}/${Object.keys(expected).length}`)
  expect(seen).toEqual(expected)
})
