import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClinicDatabase } from '#backend/db/clinicDatabase.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { problemShown } from '#backend/sync/problemShown.ts'
import type { LoopState, SyncLoop } from '#backend/sync/syncLoop.ts'
import { must } from '#shared/lib/must.ts'
import { MemoryHub } from '#tests/support/memoryHub.ts'
import { syncLoopOf } from '#tests/support/syncLoopOf.ts'
import { startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

const PATIENCE = { timeout: 10_000, interval: 20 }

let clinic: SyncPcs
let hub: MemoryHub
let pc: SyncPc
let loop: SyncLoop | undefined
let state: LoopState | undefined
const thrown: unknown[] = []

beforeEach(async () => {
  clinic = await startSyncPcs(1)
  hub = new MemoryHub()
  pc = must(clinic.pcs[0], 'a PC')
  state = undefined
  thrown.length = 0
})
afterEach(async () => {
  await loop?.stop()
  loop = undefined
  await clinic.close()
})

class DiskError extends Error {
  readonly code: string
  constructor(code: string) {
    super('the disk')
    this.code = code
  }
}

/** The PC's database, of which so many of the loop's own reads fail. */
function failing(many: number, code = 'SQLITE_IOERR_READ'): ClinicDatabase {
  const db = pc.db()
  let left = many
  return {
    ...db,
    get read() {
      left -= 1
      if (left >= 0) throw new DiskError(code)
      return db.read
    },
  }
}

function start(more: Parameters<typeof syncLoopOf>[3]): SyncLoop {
  const onThrow = (error: unknown): void => {
    thrown.push(error)
  }
  loop = syncLoopOf(pc, hub, (next) => (state = next), { onThrow, ...more })
  return loop
}

const addPerson = (firstName: string): Promise<unknown> =>
  pc.write((tx) => insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName, lastName: 'Silva' }))

describe('a sync that a failing disk gets in the way of', () => {
  it('goes on after reads that failed, and says meanwhile that it is not in step', async () => {
    start({ db: failing(2) })
    await vi.waitFor(() => expect(thrown).toHaveLength(2), PATIENCE)
    expect(state?.problem).toBeDefined()
    await vi.waitFor(() => expect(state).toMatchObject({ isWorking: false, problem: undefined }), PATIENCE)
    await addPerson('Ana')
    await vi.waitFor(() => expect(hub.sets).toHaveLength(1), PATIENCE)
  })

  it.each([
    ['SQLITE_IOERR_READ', 'localTrouble'],
    ['SQLITE_CORRUPT', 'localTrouble'],
    ['SQLITE_FULL', 'diskFull'],
  ])('names what is in the way, which is not the network: %s', async (code, shown) => {
    start({ db: failing(Number.POSITIVE_INFINITY, code) })
    await vi.waitFor(() => expect(thrown.length).toBeGreaterThan(0), PATIENCE)
    expect(problemShown(must(state?.problem, 'a problem'))).toBe(shown)
  })

  it.each([
    ['unknownKey', 'keyMissing'],
    ['newerProtocol', 'updateNeeded'],
    ['forged', 'hubNotTrusted'],
  ] as const)('has words of its own for a set that is not taken: %s', (why, shown) => {
    expect(problemShown({ kind: 'refusedSet', seq: 1, why })).toBe(shown)
  })

  it('can be stopped while every read fails', async () => {
    const running = start({ db: failing(Number.POSITIVE_INFINITY) })
    await vi.waitFor(() => expect(thrown.length).toBeGreaterThan(0), PATIENCE)
    await expect(running.stop()).resolves.toBeUndefined()
  })
})
