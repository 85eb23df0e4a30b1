import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { compareDigests } from '#backend/sync/digest/compareDigests.ts'
import { type Digest, makeDigest } from '#backend/sync/digest/makeDigest.ts'
import type { LoopState, SyncLoop } from '#backend/sync/syncLoop.ts'
import { must } from '#shared/lib/must.ts'
import type { DeviceStatus } from '#shared/protocol/messages.ts'
import { MemoryHub } from '#tests/support/memoryHub.ts'
import { syncLoopOf, waitingClient } from '#tests/support/syncLoopOf.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'
import { edit, FIRST_EDITS, type Step } from '#tests/support/syncSchedules.ts'

/** What somebody or something does to a file past the program: each is seen. */
const DAMAGES = [
  `UPDATE user SET title = 'somebody else'`,
  `UPDATE user SET stamp = stamp + 1`,
  `UPDATE field_stamp SET stamp = stamp + 1`,
  `DELETE FROM contact_point`,
  `UPDATE user_role SET is_held = 1 - is_held`,
  `UPDATE totp_factor SET secret = 'OTHER'`,
] as const

let clinic: SyncPcs
let hub: MemoryHub
let a: SyncPc
let b: SyncPc
const loops: SyncLoop[] = []

const step = (what: Step['what'], value = 4): Step => ({
  pc: 0,
  what,
  which: 0,
  value,
  minutes: 0,
  fate: 'arrives',
})

beforeEach(async () => {
  clinic = await startSyncPcs(2)
  hub = new MemoryHub()
  a = must(clinic.pcs[0], 'a PC')
  b = must(clinic.pcs[1], 'another PC')
  for (const what of FIRST_EDITS) await a.write((tx) => edit(tx, step(what)))
  await a.write((tx) => edit(tx, step('title', 2)))
  for (const pc of [a, b, a]) expect(await syncOnce(pc, hub)).toMatchObject({ ok: true })
})
afterEach(async () => {
  for (const loop of loops.splice(0)) await loop.stop()
  await clinic.close()
})

const digestOf = async (pc: SyncPc): Promise<Digest> => must(await makeDigest(pc.db()), 'a digest')

/** What the hub keeps of each PC's status. */
function board(): Map<string, DeviceStatus> {
  return new Map()
}

function startLoop(pc: SyncPc, heard: Map<string, DeviceStatus>, onChange: (state: LoopState) => void): void {
  const { deviceId, number } = pc.pc
  loops.push(
    syncLoopOf(pc, hub, onChange, {
      hub: {
        ...waitingClient(hub),
        status: (status) => {
          heard.set(deviceId, { deviceId, number, isRevoked: false, lastSeenAt: Date.now(), ...status })
          const devices = [...heard.values()]
          return Promise.resolve({ ok: true, data: { hub: hub.identity, head: hub.sets.length, devices } })
        },
      },
    }),
  )
}

describe('what all PCs must have alike (S12)', () => {
  it('has one digest on both PCs, however sparsely each keeps its versions', async () => {
    expect(await digestOf(b)).toEqual(await digestOf(a))
    // The same versions, each written out.
    await b.write((tx) => {
      tx.run(`INSERT INTO field_stamp (table_name, row_id, field, stamp, stamp_device)
        SELECT 'discipline', id, 'name', stamp, stamp_device FROM discipline WHERE true ON CONFLICT DO NOTHING`)
    })
    expect(await digestOf(b)).toEqual(await digestOf(a))
  })

  it.each(DAMAGES)('has another digest after: %s', async (damage) => {
    const before = await digestOf(b)
    await b.write((tx) => tx.run(damage))
    const after = await digestOf(b)
    expect(after.cursor).toBe(before.cursor)
    expect(after.hash).not.toBe(before.hash)
  })

  it('has none while a change made here is not on the hub', async () => {
    await a.write((tx) => edit(tx, step('title', 5)))
    expect(await makeDigest(a.db())).toBeUndefined()
    await syncOnce(a, hub)
    await syncOnce(a, hub)
    expect(await makeDigest(a.db())).toBeDefined()
  })

  it('is compared only at one place, between PCs of one version; a PC that was taken out counts no more', () => {
    const digest = { cursor: 7, hash: 'a' }
    const self = { deviceId: 'me', appVersion: '1', digest }
    const other = (more: Partial<DeviceStatus>): DeviceStatus => ({
      deviceId: 'other',
      number: 2,
      isRevoked: false,
      lastSeenAt: 1,
      cursor: 7,
      unsent: 0,
      appVersion: '1',
      digest: 'b',
      ...more,
    })
    expect(compareDigests([], self, [other({})])).toEqual(['other'])
    expect(compareDigests(['other'], self, [other({ digest: 'a' })])).toEqual([])
    for (const more of [{ cursor: 6 }, { appVersion: '2' }, { digest: null }]) {
      expect(compareDigests([], self, [other(more)])).toEqual([])
      expect(compareDigests(['other'], self, [other(more)])).toEqual(['other'])
    }
    expect(compareDigests(['other'], self, [other({ isRevoked: true })])).toEqual([])
  })

  it('shows a silent divergence within one sync, at both PCs, and its end', async () => {
    const heard = board()
    const states = new Map<SyncPc, LoopState>()
    for (const pc of [a, b]) startLoop(pc, heard, (state) => states.set(pc, state))
    const differing = (pc: SyncPc): readonly string[] | undefined => states.get(pc)?.differing
    const compared = (): void =>
      expect([...heard.values()].map(({ digest }) => typeof digest)).toEqual(['string', 'string'])
    await vi.waitFor(compared, { timeout: 15_000 })
    expect([differing(a), differing(b)]).toEqual([[], []])

    await b.write((tx) => tx.run(DAMAGES[0]))
    await a.write((tx) => edit(tx, step('email', 1)))
    await vi.waitFor(() => expect([differing(a), differing(b)]).toEqual([[b.pc.deviceId], [a.pc.deviceId]]), {
      timeout: 15_000,
    })

    await a.write((tx) => tx.run(DAMAGES[0]))
    await a.write((tx) => edit(tx, step('email', 2)))
    await vi.waitFor(() => expect([differing(a), differing(b)]).toEqual([[], []]), { timeout: 15_000 })
  })
})
