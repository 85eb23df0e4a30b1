import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeys } from '#backend/keys/createKeys.ts'
import { keyPaths } from '#backend/keys/keyPaths.ts'
import { readKeySlots } from '#backend/keys/slots/readKeySlots.ts'
import { folderHashes } from '#tests/support/folderHashes.ts'
import { deleteKeyrings, startKeyringSession } from '#tests/support/keyring.ts'
import type { KeyringLogin, KeyringSession } from '#tests/support/keyring.ts'

const PASSWORD = { password: 'the login password' }
const TRACES = ['db', 'wal', 'slots', 'bundle', 'marker', 'hub'] as const
let home = ''
let template = ''

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'anteroom-keyring-'))
  template = join(home, 'template')
  const session = await startKeyringSession(home, PASSWORD)
  const made = await createKeys({ folder: template, store: session.store, deviceId: 'pc-1' })
  expect(made.ok).toBe(true)
  await session.end()
})

afterAll(async () => {
  await rm(home, { recursive: true, force: true })
})

async function leaveTrace(folder: string, trace: (typeof TRACES)[number]): Promise<void> {
  const paths = keyPaths(folder)
  switch (trace) {
    case 'db':
      return await writeFile(paths.database, 'a database')
    case 'wal':
      return await writeFile(`${paths.database}-wal`, 'changes')
    case 'slots':
      return await cp(keyPaths(template).slots, paths.slots)
    case 'bundle':
      await mkdir(paths.backups)
      return await writeFile(join(paths.backups, 'monday.bundle'), 'a backup')
    case 'marker':
      return await writeFile(paths.marker, '')
    case 'hub':
      return await writeFile(paths.hubEnrolment, '{}')
  }
}

/** Tries to make keys over each of the 64 combinations of traces; gives the names of those where keys were made. */
async function tryAllTraces(session: KeyringSession, state: string): Promise<string[]> {
  const made: string[] = []
  for (let bits = 0; bits < 2 ** TRACES.length; bits += 1) {
    const traces = TRACES.filter((_trace, at) => (bits & (1 << at)) !== 0)
    const folder = await mkdtemp(join(home, 'cell-'))
    for (const trace of traces) await leaveTrace(folder, trace)
    const before = await folderHashes(folder)
    const result = await createKeys({ folder, store: session.store, deviceId: 'pc-1' })
    if (result.ok) {
      made.push(`${state}: ${traces.join('+') || 'no trace'}`)
      expect((await readKeySlots(keyPaths(folder))).kind).toBe('ok')
    } else {
      expect(await folderHashes(folder)).toEqual(before)
    }
  }
  return made
}

test('K2: a new key is never made when any trace of data exists', async () => {
  const made: string[] = []
  const attempt = async (state: string, login: KeyringLogin, isKilled = false): Promise<void> => {
    const session = await startKeyringSession(home, login)
    try {
      if (isKilled) await session.killDaemon()
      made.push(...(await tryAllTraces(session, state)))
    } finally {
      await session.end()
    }
  }
  await attempt('unlocked', PASSWORD)
  await attempt('locked', { password: 'not the login password' })
  await attempt('never unlocked', 'never')
  await attempt('daemon killed', PASSWORD, true)
  await attempt('no session bus', 'noBus')
  await deleteKeyrings(home)
  await attempt('new keyring', PASSWORD)

  // One row of the table, "no trace, store answers and has no key for this folder", is met in two keyring states.
  console.log(`K2 ${6 * 2 ** TRACES.length} cells, new keys in ${made.length}: ${made.join('; ')}`)
  expect(made).toEqual(['unlocked: no trace', 'new keyring: no trace'])
})
