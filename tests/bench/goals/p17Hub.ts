import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { must } from '#shared/lib/must.ts'
import { startPostgres } from '#tests/support/postgres.ts'
import { data, HubPc } from '#tests/support/hubPc.ts'
import { type GoalLine, ms } from '../goal.ts'
import { median, timeOf } from '../measure.ts'
import { sized } from '../share.ts'
import { type Served, serveHub } from '../sync/children.ts'

const CLINICS = sized(1_000)
const REPEATS = 5
/** In one measured piece. */
const PUSHES = 200
const AT_ONCE = 16
const TEXT = 'x'.repeat(600)

/** What a store of one row costs: an own table, one row a transaction, over as many connections as there are clients. */
async function openRaw(url: string, connections: number): Promise<{ clients: pg.Client[]; row: Buffer }> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }))
  for (const client of clients) await client.connect()
  await clients[0]?.query(
    'CREATE TABLE IF NOT EXISTS bare (clinic_id text, seq bigserial, bytes bytea, PRIMARY KEY (clinic_id, seq))',
  )
  return { clients, row: randomBytes(1_000) }
}

/** Runs `each` so many times, several at once, always with the same one of those who do it. */
async function inParallel<T>(
  doers: readonly T[],
  count: number,
  each: (doer: T, nth: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  await Promise.all(
    doers.map(async (doer) => {
      for (let nth = next; nth < count; nth = next) {
        next += 1
        await each(doer, nth)
      }
    }),
  )
}

const INSERT = { name: 'bare', text: 'INSERT INTO bare (clinic_id, bytes) VALUES ($1, $2)' }

type Raw = { readonly measure: () => Promise<number>; readonly close: () => Promise<void> }

async function measureRaw(url: string, connections: number): Promise<Raw> {
  const { clients, row } = await openRaw(url, connections)
  const store = (client: pg.Client, nth: number): Promise<unknown> =>
    client.query({ ...INSERT, values: [`c${nth % 7}`, row] })
  return {
    measure: () => timeOf(() => inParallel(clients, PUSHES, store)),
    close: async () => {
      for (const client of clients) await client.end()
    },
  }
}

/** Everybody pushes one set after the other; sets are sealed beforehand. */
async function pushAll(pcs: readonly HubPc[], atOnce: number): Promise<number> {
  const sealed = Array.from({ length: PUSHES }, (_, nth) => {
    const pc = must(pcs[nth % pcs.length], 'a PC')
    return { pc, bytes: pc.seal(TEXT) }
  })
  // A PC's own sets go in their order: each worker has PCs of its own.
  const queues = Array.from({ length: Math.min(atOnce, pcs.length) }, (_, at) =>
    sealed.filter(({ pc }) => pcs.indexOf(pc) % Math.min(atOnce, pcs.length) === at),
  )
  return timeOf(() =>
    Promise.all(
      queues.map(async (queue) => {
        for (const { pc, bytes } of queue) data(await pc.client.push([bytes]))
      }),
    ),
  )
}

/** @returns milliseconds for each piece of work, the middle of interleaved repeats */
async function compare(pieces: readonly (() => Promise<number>)[]): Promise<number[]> {
  const times = pieces.map(() => new Array<number>())
  for (const piece of pieces) await piece()
  for (let turn = 0; turn < REPEATS; turn += 1)
    for (const [at, piece] of pieces.entries()) times[at]?.push(await piece())
  return times.map((each) => median(each))
}

function lineOf(what: string, own: number, reference: number): GoalLine {
  const rate = (time: number): string => `${((PUSHES / time) * 1000).toFixed(0)}/s, ${ms(time / PUSHES)}`
  return {
    goal: 'P17',
    what: `pushes, ${what}`,
    ours: rate(own),
    reference: rate(reference),
    ratio: own / reference,
    must: 1.67,
    aim: 1.25,
  }
}

async function firsts(hubs: readonly Served[], count: number): Promise<HubPc[]> {
  const pcs: HubPc[] = []
  await inParallel(Array.from({ length: 8 }), count, async (_, nth) => {
    pcs.push(await HubPc.first(must(hubs[nth % hubs.length], 'a hub').address))
  })
  return pcs
}

/** P17: pushes a second at the hub, against one-row commits on the same PostgreSQL; by one and by two processes. */
export async function measureP17(): Promise<GoalLine[]> {
  const postgres = await startPostgres()
  const databaseUrl = postgres.makeDatabase()
  const rawUrl = postgres.makeDatabase()
  const hubs = [await serveHub(databaseUrl), await serveHub(databaseUrl)]
  const [hot] = await firsts(hubs, 1)
  const owner = must(hot, 'a PC')
  const team = [owner]
  while (team.length < 8) team.push(await owner.invite())
  const many = await firsts(hubs.slice(0, 1), CLINICS)
  const [one, several] = [await measureRaw(rawUrl, 1), await measureRaw(rawUrl, AT_ONCE)]
  const [alone, rawAlone] = await compare([() => pushAll([owner], 1), one.measure])
  const [busy, spread, rawBusy] = await compare([
    () => pushAll(team, team.length),
    () => pushAll(many, AT_ONCE),
    several.measure,
  ])
  for (const [at, pc] of many.entries()) if (at % 2 === 1) pc.use(pc.token, must(hubs[1], 'a hub').address)
  const [byTwo] = await compare([() => pushAll(many, AT_ONCE)])
  for (const pc of [...team, ...many]) pc.client.close()
  for (const raw of [one, several]) await raw.close()
  for (const hub of hubs) await hub.stop()
  await postgres.stop()
  const time = (value: number | undefined): number => must(value, 'a time')
  return [
    lineOf('one clinic, one PC', time(alone), time(rawAlone)),
    lineOf(`one clinic, ${team.length} PCs, against ${AT_ONCE} connections`, time(busy), time(rawBusy)),
    lineOf(`${CLINICS} clinics, ${AT_ONCE} at once, one process`, time(spread), time(rawBusy)),
    lineOf(`${CLINICS} clinics, ${AT_ONCE} at once, two processes`, time(byTwo), time(rawBusy)),
  ]
}
