import pg from 'pg'
import { expect, vi } from 'vitest'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import type { connectHub } from '#backend/sync/connectHub.ts'
import { decideHeld, readHeld } from '#backend/sync/goingBack/massVoid.ts'
import type { HubClient } from '#backend/sync/hubClient.ts'
import { type PullAnswer, pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'
import { must } from '#shared/lib/must.ts'
import { enrolAll } from './hubClinic.ts'
import { type FiledPc, picture, startSyncPcs } from './syncPcs.ts'

/** What a PC may meet while its hub dies: a hub that is not there, and half an answer. */
const PASSING = new Set(['unreachable', 'malformed'])

/** Whoever works at random for minutes makes more inactive than a person does: an owner takes it each time. */
async function pullAll(pc: FiledPc, way: Pick<HubClient, 'pull'>): Promise<PullAnswer> {
  for (;;) {
    const pulled = await pullSets(pc.db(), way)
    if (pulled.ok || pulled.problem.kind !== 'heldForOwner') return pulled
    await pc.write((tx) => decideHeld(tx, must(readHeld(tx), 'a set that waits').hash, true))
  }
}

/** PCs of one clinic at a real hub, and what they did so far. */
export type HubCrew = {
  readonly pcs: readonly FiledPc[]
  readonly clinicId: string
  readonly tokens: readonly string[]
  readonly failed: () => number
  readonly written: () => number
  /** Somebody adds a few people at this PC. */
  readonly addPeople: (at: number, many: number) => Promise<void>
  /** Sends and takes, whatever may be in the way. @returns whether nothing was */
  readonly exchange: (at: number) => Promise<boolean>
  /** People who were added at a PC by another process. */
  readonly noteWritten: (many: number) => void
  /** Until everybody has everything: the hub must be there. */
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

/** @param address of the hub, or of a wire to it, which may go away and come back */
export async function startHubCrew(address: string, count: number): Promise<HubCrew> {
  const { pcs, close } = await startSyncPcs(count)
  const enrolled = await enrolAll(address, pcs)
  const done = { failed: 0, written: 0 }
  const exchange = async (at: number): Promise<boolean> => {
    const pc = must(pcs[at], 'a PC')
    const way: ReturnType<typeof connectHub> = must(enrolled.clients[at], 'a way')
    const answers = [await pushSets(pc.db(), way, pc.seed), await pullAll(pc, way)]
    for (const answer of answers) {
      if (answer.ok) continue
      done.failed += 1
      expect(PASSING, JSON.stringify(answer.problem)).toContain(answer.problem.kind)
    }
    return answers.every(({ ok }) => ok)
  }
  return {
    pcs,
    clinicId: enrolled.clinicId,
    tokens: enrolled.tokens,
    failed: () => done.failed,
    written: () => done.written,
    addPeople: async (at, many) => {
      const pc = must(pcs[at], 'a PC')
      await pc.write((tx) => {
        for (let nth = 0; nth < many; nth += 1)
          insertPerson(tx, {
            ...BLANK_PERSON,
            kind: 'staff',
            firstName: `PC ${at}`,
            lastName: `Person ${done.written + nth}`,
          })
      })
      done.written += many
    },
    exchange,
    noteWritten: (many) => {
      done.written += many
    },
    settle: async () => {
      // A hub whose database just came back may refuse a request or two: PCs try again.
      const inStep = (at: number): Promise<void> =>
        vi.waitFor(async () => expect(await exchange(at)).toBe(true), { timeout: 20_000, interval: 100 })
      for (const _ of [1, 2]) for (const [at] of pcs.entries()) await inStep(at)
    },
    close: async () => {
      for (const client of enrolled.clients) client.close()
      await close()
    },
  }
}

/** All PCs show the same, everybody who was ever added is there once, and nothing is left to send. */
export async function expectNothingLost(crew: HubCrew): Promise<void> {
  const pictures = []
  for (const pc of crew.pcs) pictures.push(await picture(pc))
  for (const shown of pictures) expect(shown).toEqual(pictures[0])
  expect(pictures[0]?.['user']).toHaveLength(crew.written())
  for (const pc of crew.pcs) {
    expect(await pc.write((tx) => tx.all('SELECT * FROM outgoing_set WHERE sent_at IS NULL'))).toEqual([])
    expect(await pc.write((tx) => tx.all('SELECT * FROM outbox WHERE acknowledged_at IS NULL'))).toEqual([])
  }
}

/** The hub's order has no gap, and no set twice. @returns how many sets it has */
export async function expectOneOrder(databaseUrl: string, clinicId: string): Promise<number> {
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  const { rows } = await admin.query<{ sets: string; hashes: string; last: string }>(
    'SELECT count(*) AS sets, count(DISTINCT hash) AS hashes, max(seq) AS last FROM change_set WHERE clinic_id = $1',
    [clinicId],
  )
  await admin.end()
  const kept = must(rows[0], 'a count')
  expect([kept.hashes, kept.last]).toEqual([kept.sets, kept.sets])
  return Number(kept.sets)
}
