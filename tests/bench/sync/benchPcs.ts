import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { must } from '#shared/lib/must.ts'
import { makeId } from '#shared/lib/ids.ts'
import type { connectHub } from '#backend/sync/connectHub.ts'
import { pullRows } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { writeState } from '#backend/sync/syncState.ts'
import { listAll } from '#backend/sync/unlisted.ts'
import { enrolAll } from '#tests/support/hubClinic.ts'
import { data } from '#tests/support/hubPc.ts'
import { startSyncPcs, type SyncPc } from '#tests/support/syncPcs.ts'
import { timeOf } from '../measure.ts'
import { type BenchClient, makeClients } from './clients.ts'

const THREAD = new URL('../../../src/backend/thread.ts', import.meta.url)

/** PCs as the program has them: encrypted, on disk, with a thread for what comes from the hub. */
export type BenchPcs = {
  readonly pcs: readonly SyncPc[]
  readonly clients: readonly ReturnType<typeof connectHub>[]
  readonly close: () => Promise<void>
}

/** So many PCs of one new clinic at this hub, which have heard of it. */
export async function startBenchPcs(address: string, count: number): Promise<BenchPcs> {
  const { pcs, close } = await startSyncPcs(count, {
    key: randomBytes(32),
    threadEntry: THREAD,
    place: tmpdir(),
    isClockRunning: true,
  })
  const { clients } = await enrolAll(address, pcs)
  for (const [at, pc] of pcs.entries()) {
    const { hub } = data(await must(clients[at], 'a way to the hub').devices())
    await pc.write((tx) => {
      writeState(tx, 'hubId', hub.hubId)
      writeState(tx, 'generation', hub.generation)
    })
    // Its thread is up, as in a program that was started a while ago.
    await listAll(pc.db())
  }
  return {
    pcs,
    clients,
    close: async () => {
      for (const client of clients) client.close()
      await close()
    },
  }
}

/** So many people with ids of now. */
export const newClients = (count: number): BenchClient[] =>
  makeClients(count, () => makeId(Date.now(), randomBytes))

/** Sends everything; anything that hinders ends the benchmark. */
export async function push(pc: SyncPc, hub: Pick<HubClient, 'push'>): Promise<void> {
  const done = await pushSets(pc.db(), hub, pc.seed)
  if (!done.ok) throw new Error(JSON.stringify(done.problem))
}

/** Takes all rows, and leaves the lists for later; anything that hinders ends the benchmark. */
export async function pull(pc: SyncPc, hub: Pick<HubClient, 'pull'>): Promise<void> {
  const done = await pullRows(pc.db(), hub)
  if (!done.ok) throw new Error(JSON.stringify(done.problem))
}

/** Makes the entries of the lists that were left for later. @returns the time it took */
export const list = (pc: SyncPc): Promise<number> => timeOf(() => listAll(pc.db()))

/** Ends the benchmark where a PC has not exactly so many people, or one of them without this round's change. */
export async function mustHave(pc: SyncPc, count: number, round: number | undefined): Promise<void> {
  const [all] = await pc.write((tx) =>
    tx.all(
      'SELECT count(*) AS n, coalesce(sum(notes = ?), 0) AS changed FROM client',
      `Seen in round ${round ?? ''}.`,
    ),
  )
  const found = JSON.stringify(all)
  const expected = JSON.stringify({ n: count, changed: round === undefined ? 0 : count })
  if (found !== expected) throw new Error(`The PC has ${found}, not ${expected}`)
}
