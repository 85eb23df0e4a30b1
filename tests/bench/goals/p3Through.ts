import { must } from '#shared/lib/must.ts'
import { connectHub } from '#backend/sync/connectHub.ts'
import { enrolAll } from '#tests/support/hubClinic.ts'
import { startSyncPcs } from '#tests/support/syncPcs.ts'
import { type GoalLine, ms } from '../goal.ts'
import { median, timeOf } from '../measure.ts'
import { installReferences } from '../sync/installReferences.ts'
import { inThousands, isBig, sized } from '../share.ts'
import { say } from '../say.ts'
import { list, mustHave, newClients, pull, push, startBenchPcs } from '../sync/benchPcs.ts'
import { serveHubAlone, servePouch } from '../sync/children.ts'
import { addClients, changeClients } from '../sync/clients.ts'
import { startCountingWire } from '../sync/countingWire.ts'
import { startPouchPair } from '../sync/pouchPair.ts'

const REPEATS = 3
const [FEW, MANY] = isBig ? [10_000, 50_000] : [sized(2_000), sized(10_000)]
/** On the wire: as many as a page and a half of sets. */
const WIRED = 2_000

type Way = { readonly create: number; readonly update: number }

/**
 * PC → hub → second PC until the rows are there, everything sealed, signed and asked for with a token; making the
 * changes is not counted.
 */
async function ours(address: string, count: number): Promise<Way> {
  const { pcs, clients, close } = await startBenchPcs(address, 2)
  const [from, to] = [must(pcs[0], 'a PC'), must(pcs[1], 'another PC')]
  const [way, back] = [must(clients[0], 'a way to the hub'), must(clients[1], 'a way back')]
  const through = (): Promise<number> =>
    timeOf(async () => {
      await push(from, way)
      await pull(to, back)
    })
  const people = newClients(count)
  await addClients(from.write, people)
  const create = await through()
  await changeClients(from.write, people, 1)
  const update = await through()
  await mustHave(to, count, 1)
  say(`  ${inThousands(count)}: list and search of the second PC afterwards ${ms(await list(to))}`)
  await close()
  return { create, update }
}

async function theirs(address: string, count: number): Promise<Way> {
  const pair = startPouchPair(address)
  const through = (): Promise<number> =>
    timeOf(async () => {
      await pair.push()
      await pair.pull()
    })
  const people = newClients(count)
  await pair.add(people)
  const create = await through()
  await pair.change(people, 1)
  const update = await through()
  if ((await pair.count()) !== count) throw new Error('The reference lost people')
  await pair.close()
  return { create, update }
}

function throughLine(part: keyof Way, count: number, own: number, reference: number): GoalLine {
  const [least, aim] = part === 'create' ? [0.2, 0.125] : [0.167, 0.1]
  return {
    goal: 'P3',
    what: `${part}, ${inThousands(count)}, PC → hub → PC, against PouchDB`,
    ours: ms(own),
    reference: ms(reference),
    ratio: own / reference,
    must: least,
    aim,
  }
}

/** P3 and P5: people through a hub on PostgreSQL to a second PC, and how that grows with their number. */
export async function measureP3(): Promise<GoalLine[]> {
  installReferences()
  const hub = await serveHubAlone()
  const pouch = await servePouch()
  const small: Way[] = []
  const large: Way[] = []
  const reference: Way[] = []
  for (let turn = 0; turn < REPEATS; turn += 1) {
    small.push(await ours(hub.address, FEW))
    reference.push(await theirs(pouch.address, isBig ? FEW : MANY))
    large.push(await ours(hub.address, MANY))
  }
  const last = isBig ? await theirs(pouch.address, MANY) : undefined
  await pouch.stop()
  await hub.stop()
  const middle = (ways: readonly Way[], part: keyof Way): number => median(ways.map((way) => way[part]))
  const compared = isBig ? small : large
  const lines = (['create', 'update'] as const).flatMap((part) => [
    throughLine(part, isBig ? FEW : MANY, middle(compared, part), middle(reference, part)),
    ...(last === undefined ? [] : [throughLine(part, MANY, middle(large, part), last[part])]),
  ])
  const growth = (['create', 'update'] as const).map((part) => ({
    goal: 'P5',
    what: `${part}, ${inThousands(FEW)} → ${inThousands(MANY)} (linear is 5)`,
    ours: ms(middle(large, part)),
    reference: ms(middle(small, part)),
    ratio: middle(large, part) / middle(small, part),
    must: 5.7,
    aim: 5,
  }))
  return [...lines, ...growth]
}

async function ourBytes(address: string): Promise<Way> {
  const { pcs, close } = await startSyncPcs(2)
  const { tokens } = await enrolAll(address, pcs)
  const wire = await startCountingWire(address)
  const ways = tokens.map((token) => connectHub({ address: wire.address, token }))
  const [from, to] = [must(pcs[0], 'a PC'), must(pcs[1], 'another PC')]
  const people = newClients(WIRED)
  const through = async (): Promise<number> => {
    wire.take()
    await push(from, must(ways[0], 'a way'))
    await pull(to, must(ways[1], 'a way'))
    return wire.take() / WIRED
  }
  await addClients(from.write, people)
  const create = await through()
  await changeClients(from.write, people, 1)
  const update = await through()
  for (const way of ways) way.close()
  await wire.stop()
  await close()
  return { create, update }
}

async function theirBytes(address: string): Promise<Way> {
  const wire = await startCountingWire(address)
  const pair = startPouchPair(wire.address)
  const people = newClients(WIRED)
  const through = async (): Promise<number> => {
    wire.take()
    await pair.push()
    await pair.pull()
    return wire.take() / WIRED
  }
  await pair.add(people)
  const create = await through()
  await pair.change(people, 1)
  const update = await through()
  await pair.close()
  await wire.stop()
  return { create, update }
}

/** P4: bytes on the wire for a person, to the hub and on to the second PC, everything that HTTP adds among them. */
export async function measureP4(): Promise<GoalLine[]> {
  installReferences()
  const hub = await serveHubAlone()
  const pouch = await servePouch()
  const own = await ourBytes(hub.address)
  const reference = await theirBytes(pouch.address)
  await pouch.stop()
  await hub.stop()
  const lineOf = (part: keyof Way, most: number, aim: number): GoalLine => ({
    goal: 'P4',
    what: `${part}, bytes a person, there and back`,
    ours: `${own[part].toFixed(0)} B`,
    reference: `${reference[part].toFixed(0)} B`,
    ratio: own[part] / reference[part],
    must: most,
    aim,
  })
  return [lineOf('create', 0.25, 0.15), lineOf('update', 0.1, 0.05)]
}
