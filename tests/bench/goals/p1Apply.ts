import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { must } from '#shared/lib/must.ts'
import { memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import { startSyncPcs, type SyncPc } from '#tests/support/syncPcs.ts'
import { type GoalLine, ms } from '../goal.ts'
import { median, timeOf } from '../measure.ts'
import { inThousands, isBig, sized } from '../share.ts'
import { say } from '../say.ts'
import { list, mustHave, newClients, pull, push } from '../sync/benchPcs.ts'
import { addClients, type BenchClient, changeClients } from '../sync/clients.ts'
import { type Entries, entriesOf, openRawRows } from '../sync/rawRows.ts'

const PEOPLE = isBig ? 50_000 : sized(10_000)
const REPEATS = 3

type Turn = { readonly ours: number; readonly rows: number; readonly withLog: number }
type Batch = { readonly clients: readonly BenchClient[]; readonly entries: Entries }

/** Takes what waits at the hub. @returns how long that took, and in how many transactions */
async function apply(pc: SyncPc, hub: MemoryHub): Promise<{ time: number; commits: number }> {
  const client = memoryClient(
    hub,
    () => 'arrives',
    () => 16,
  )
  const before = pc.db().commits()
  const time = await timeOf(() => pull(pc, client))
  return { time, commits: pc.db().commits() - before }
}

async function measureTurn(
  pc: SyncPc,
  hub: MemoryHub,
  raws: { readonly [name in 'rows' | 'withLog']: Awaited<ReturnType<typeof openRawRows>> },
  what: 'create' | 'update',
  { clients, entries }: Batch,
): Promise<Turn> {
  const ours = await apply(pc, hub)
  const rows = await timeOf(() => raws.rows[what](clients, [], ours.commits))
  const withLog = await timeOf(() => raws.withLog[what](clients, entries, ours.commits))
  return { ours: ours.time, rows, withLog }
}

function linesOf(what: string, turns: readonly Turn[], must: number, aim: number): GoalLine[] {
  const middle = (part: keyof Turn): number => median(turns.map((turn) => turn[part]))
  const each = (time: number): string => ms(time / PEOPLE)
  const lineOf = (reference: string, time: number): GoalLine => ({
    goal: 'P1',
    what: `${what}, ${inThousands(PEOPLE)}, against ${reference}`,
    ours: each(middle('ours')),
    reference: each(time),
    ratio: middle('ours') / time,
    must,
    aim,
  })
  return [
    lineOf('the same rows and log entries, bare', middle('withLog')),
    lineOf('the rows alone, bare', middle('rows')),
  ]
}

/**
 * P1: what merging costs over bare statements that write the same, in as many transactions, with the same cipher.
 * Ours is everything from the sealed sets on: opening, checking, merging, stamps, review check, log, cursor. List and
 * search follow once all is taken in; what that takes is said beside it.
 */
export async function measureP1(): Promise<GoalLine[]> {
  const key = randomBytes(32)
  const { pcs, close } = await startSyncPcs(REPEATS + 1, { key, place: tmpdir(), isClockRunning: true })
  const [sender, ...receivers] = pcs
  const from = must(sender, 'a PC that sends')
  const hub = new MemoryHub()
  const way = memoryClient(
    hub,
    () => 'arrives',
    () => 16,
  )
  const clients = newClients(PEOPLE)
  const turns: Record<'create' | 'update', Turn[]> = { create: [], update: [] }
  const raws = []
  for (const _ of receivers)
    raws.push({ rows: await openRawRows(from, key), withLog: await openRawRows(from, key) })
  for (const what of ['create', 'update'] as const) {
    if (what === 'create') await addClients(from.write, clients)
    else await changeClients(from.write, clients, 1)
    await push(from, way)
    const lists: number[] = []
    const batch = { clients, entries: await entriesOf(from, PEOPLE) }
    for (const [at, pc] of receivers.entries()) {
      const bare = must(raws[at], 'bare tables for each turn')
      turns[what].push(await measureTurn(pc, hub, bare, what, batch))
      await mustHave(pc, PEOPLE, what === 'create' ? undefined : 1)
      lists.push(await list(pc))
    }
    say(`  ${what}: list and search afterwards ${ms(median(lists) / PEOPLE)} a row`)
  }
  for (const { rows, withLog } of raws) for (const bare of [rows, withLog]) bare.close()
  await close()
  return [...linesOf('create', turns.create, 2.5, 1.67), ...linesOf('update', turns.update, 2.22, 1.67)]
}
