import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { newestClinicKey } from '#backend/sync/makeSet.ts'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { packFrame, type SnapshotFrame } from '#backend/sync/snapshot/frames.ts'
import { PieceMaker } from '#backend/sync/snapshot/pieces.ts'
import { signHeader } from '#backend/sync/snapshot/snapshotHeader.ts'
import { takeSnapshot } from '#backend/sync/snapshot/takeSnapshot.ts'
import { readState, writeState } from '#backend/sync/syncState.ts'
import { must } from '#shared/lib/must.ts'
import { keysOf } from '#tests/support/hubClinic.ts'
import { memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import {
  type MadeSnapshot,
  type SnapshotHub,
  snapshotOf,
  startSnapshotHub,
} from '#tests/support/snapshotHub.ts'
import { syncOnce } from '#tests/support/syncOnce.ts'
import { startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

const NOT_TRUSTED = { ok: false, problem: { kind: 'notTrusted' } }
let clinic: SyncPcs
let taker: SyncPc
let maker: SyncPc
let hub: SnapshotHub

beforeEach(async () => {
  clinic = await startSyncPcs(2)
  taker = must(clinic.pcs[0], 'a PC')
  maker = must(clinic.pcs[1], 'another PC')
  hub = await startSnapshotHub(taker)
  await maker.write((tx) =>
    insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: 'Ana', lastName: 'Silva' }),
  )
})
afterEach(() => clinic.close())

/** A snapshot of any content that a PC of the clinic signed. */
async function sealed(content: Buffer): Promise<MadeSnapshot> {
  const { clinicId, keyEpoch, key } = await maker.write((tx) => ({
    clinicId: must(readState(tx, 'clinicId'), 'a clinic'),
    ...newestClinicKey(tx),
  }))
  const snapshotId = randomUUID()
  const made = new PieceMaker(snapshotId, key)
  made.add(content)
  const piecesHash = made.finish()
  const { pieces } = made
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const about = { clinicId, snapshotId, deviceId: maker.pc.deviceId, seq: 0, keyEpoch, bytes, piecesHash }
  const header = signHeader({ version: 1, ...about, pieces: pieces.length }, keysOf(maker).sign)
  return { begun: { snapshotId, seq: 0, pieces: pieces.length, bytes, header }, pieces }
}

const IMPOSSIBLE: SnapshotFrame = {
  kind: 'log',
  deviceId: randomUUID(),
  entries: [[1, '', Array.from({ length: 12 }, () => null)]],
}

describe('a snapshot that can’t be taken', () => {
  it.each([
    ['is no snapshot', Buffer.from('no frames at all')],
    ['the database refuses', packFrame(IMPOSSIBLE)],
  ])('binds its taker no longer than until there is another: one that %s', async (_, content) => {
    hub.latest = await sealed(content)
    for (const _again of [1, 2]) expect(await takeSnapshot(taker.db(), hub)).toEqual(NOT_TRUSTED)
    hub.latest = await snapshotOf(maker)
    expect(await takeSnapshot(taker.db(), hub)).toEqual(NOT_TRUSTED)
    expect(await takeSnapshot(taker.db(), hub)).toEqual({ ok: true, data: true })
    expect(await taker.write((tx) => tx.all('SELECT first_name FROM user'))).toEqual([{ first_name: 'Ana' }])
  })
})

describe('a hub that let go of sets and has no snapshot that reaches them (S13)', () => {
  /** Its oldest set is always one further than what the PC that asks has heard. */
  function wayTo(oldest: (cursor: number) => number): HubClient {
    const client = memoryClient(
      new MemoryHub(),
      () => 'arrives',
      () => 10,
    )
    return {
      ...client,
      ...hub,
      pull: async (cursor) => {
        const latest = await hub.latestSnapshot()
        const identity = latest.ok ? latest.data.hub : undefined
        const page = { hub: must(identity, 'a hub'), head: cursor + 100, oldest: oldest(cursor), frames: [] }
        return { ok: true, data: page }
      },
    }
  }

  it('is not asked for the old one again and again, nor is that fetched', async () => {
    hub.latest = await snapshotOf(maker)
    expect(
      await syncOnce(
        taker,
        wayTo(() => 5),
      ),
    ).toEqual(NOT_TRUSTED)
    expect(hub.asked.pieces).toBe(0)
  })

  it('is not asked again and again where it has none', async () => {
    expect(
      await syncOnce(
        taker,
        wayTo(() => 5),
      ),
    ).toMatchObject({ problem: { kind: 'snapshotNeeded' } })
  })

  it('is asked once in a round, though it lets go of more each time', async () => {
    await maker.write((tx) => writeState(tx, 'cursor', 4))
    hub.latest = await snapshotOf(maker)
    const way = wayTo((cursor) => (cursor === 0 ? 5 : cursor + 2))
    expect(await syncOnce(taker, way)).toMatchObject({ problem: { kind: 'snapshotNeeded', oldest: 6 } })
  })
})
