import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { createKeys } from '#backend/keys/createKeys.ts'
import { keyPaths } from '#backend/keys/keyPaths.ts'
import { readStartFacts } from '#backend/keys/readStartFacts.ts'
import { createFileStore } from '#backend/keys/secretStores/fileStore.ts'
import { findStartState } from '#backend/keys/startState.ts'
import { unlockWithRecoveryKey } from '#backend/keys/unlockWithRecoveryKey.ts'
import { unlockWithStore } from '#backend/keys/unlockWithStore.ts'

const WORKER = fileURLToPath(new URL('../../support/dieAtSlotStep.ts', import.meta.url))
/** Every how many steps one is killed, so that the everyday suite is done in seconds. */
const STRIDE = process.env['ANTEROOM_LONG'] === '1' ? 1 : 9

let home = ''
let dek: Buffer = Buffer.alloc(0)
let recoveryKey = ''
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'anteroom-killed-'))
  const folder = join(home, 'made', 'data')
  const made = await createKeys({ folder, store: storeAt(join(home, 'made')), deviceId: 'pc-1' })
  if (!made.ok) throw new Error('No keys were made')
  dek = made.data.dek
  recoveryKey = made.data.recoveryKey
  openDatabase({ file: keyPaths(folder).database, key: dek, create: true }).close()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const storeAt = (machine: string): ReturnType<typeof createFileStore> =>
  createFileStore(join(machine, 'secrets'))
const storesAt = (machine: string) =>
  ({ keychain: undefined, keyFile: storeAt(machine), prefersKeyFile: true }) as const

/** Runs an act in a process that dies before its N-th call of the file system; 0 lets it end, and counts. */
function run(act: string, machine: string, nth: number): number | undefined {
  const args = [WORKER, act, join(machine, 'data'), machine, dek.toString('hex'), String(nth)]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== null && status !== 0) throw new Error(stderr)
  return status === 0 ? Number(stdout) : undefined
}

function newMachine(name: string, isMade: boolean): string {
  const machine = join(home, name)
  if (isMade) cpSync(join(home, 'made'), machine, { recursive: true })
  else mkdirSync(join(machine, 'data'), { recursive: true })
  return machine
}

/** Whether the real database opens with a key. */
const opensAt =
  (machine: string) =>
  async (key: Buffer): Promise<'ok' | 'wrongKey'> => {
    try {
      openDatabase({ file: keyPaths(join(machine, 'data')).database, key }).close()
      return 'ok'
    } catch {
      return 'wrongKey'
    }
  }

function steps(act: string, isMade: boolean): number[] {
  const all = run(act, newMachine(`${act}-whole`, isMade), 0) ?? 0
  expect(all).toBeGreaterThan(8)
  return Array.from({ length: all }, (_, step) => step + 1).filter(
    (step) => step % STRIDE === 0 || step === all,
  )
}

describe('a power cut at any step of writing key slots (K5)', () => {
  it.each(['rewrap', 'newSheet'])('leaves a database that opens: %s', { timeout: 300_000 }, async (act) => {
    let unopenable = 0
    const tried = steps(act, true)
    for (const step of tried) {
      const machine = newMachine(`${act}-${step}`, true)
      expect(run(act, machine, step), `step ${step}`).toBeUndefined()
      const unlocked = await unlockWithStore(join(machine, 'data'), storesAt(machine), opensAt(machine))
      if (unlocked.kind !== 'open') unopenable += 1
      // The old sheet holds until the new one is written; nobody has seen a new one that a cut made.
      if (act === 'rewrap') {
        const bySheet = await unlockWithRecoveryKey(join(machine, 'data'), recoveryKey, opensAt(machine))
        if (!bySheet.ok) unopenable += 1
      }
    }
    console.log(`K5 ${act}: killed at ${tried.length} steps, ${unopenable} unopenable`)
    expect(unopenable).toBe(0)
  })

  it('leaves a first run that starts anew or goes on', { timeout: 300_000 }, async () => {
    const tried = steps('firstRun', false)
    const kinds = new Set<string>()
    for (const step of tried) {
      const machine = newMachine(`firstRun-${step}`, false)
      expect(run('firstRun', machine, step), `step ${step}`).toBeUndefined()
      expect(existsSync(keyPaths(join(machine, 'data')).database)).toBe(false)
      kinds.add(findStartState(await readStartFacts(join(machine, 'data'), storesAt(machine))).kind)
    }
    console.log(`K5 first run: killed at ${tried.length} steps, ${[...kinds].join(' and ')}`)
    expect([...kinds].filter((kind) => kind !== 'firstRun' && kind !== 'resumeFirstRun')).toEqual([])
  })
})
