import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { must } from '#shared/lib/must.ts'
import { memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import { startSyncPcs } from '#tests/support/syncPcs.ts'
import { type GoalLine, ms } from '../goal.ts'
import { median, timeOf } from '../measure.ts'
import { ActualReplica, type Message } from '../sync/actual.ts'
import { installReferences } from '../sync/installReferences.ts'
import { inThousands, sized } from '../share.ts'
import { mustHave, newClients, pull, push } from '../sync/benchPcs.ts'
import { addClients, changeClients, changedFields } from '../sync/clients.ts'

const PEOPLE = sized(10_000)
const REPEATS = 3
/** Actual sends a save's messages together; so many changes are taken in one transaction of theirs. */
const TOGETHER = 1_000

/** Every field of every person as messages, in the order of the people. */
function messagesOf(
  replica: ActualReplica,
  rows: readonly { readonly id: string; readonly fields: Readonly<Record<string, string | null>> }[],
  startMs: number,
): Message[] {
  let made = 0
  return rows.flatMap(({ id, fields }) =>
    Object.entries(fields).map(([column, value]) => {
      made += 1
      const timestamp = replica.timestamp(startMs + Math.floor(made / 1_000), made % 1_000)
      return { dataset: 'client', row: id, column, value: value ?? '', timestamp }
    }),
  )
}

/** As many whole people's messages as one transaction takes. */
function applyAll(replica: ActualReplica, messages: readonly Message[], fields: number): void {
  const each = TOGETHER * fields
  for (let at = 0; at < messages.length; at += each) replica.apply(messages.slice(at, at + each))
}

function lineOf(
  what: string,
  ours: readonly number[],
  theirs: readonly number[],
  must: number,
  aim: number,
): GoalLine {
  const [own, reference] = [median(ours), median(theirs)]
  const each = (time: number): string => ms(time / PEOPLE)
  return { goal: 'P2', what, ours: each(own), reference: each(reference), ratio: own / reference, must, aim }
}

/** P2: taking 10,000 changes in, ours against Actual's messages for each field, both encrypted. */
export async function measureP2(): Promise<GoalLine[]> {
  installReferences()
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
  const replicas: ActualReplica[] = []
  for (const _ of receivers) replicas.push(await ActualReplica.open(key))
  const times = { create: new Array<number>(), update: new Array<number>() }
  const theirs = { create: new Array<number>(), update: new Array<number>() }
  for (const what of ['create', 'update'] as const) {
    const isNew = what === 'create'
    if (isNew) await addClients(from.write, clients)
    else await changeClients(from.write, clients, 1)
    await push(from, way)
    const rows = clients.map(({ id, ...fields }, at) => ({
      id,
      fields: isNew ? fields : changedFields(at, 1),
    }))
    for (const [at, pc] of receivers.entries()) {
      const replica = must(replicas[at], 'a replica for each turn')
      const messages = messagesOf(replica, rows, isNew ? 1_760_000_000_000 : 1_770_000_000_000)
      times[what].push(await timeOf(() => pull(pc, way)))
      theirs[what].push(await timeOf(() => applyAll(replica, messages, isNew ? 12 : 2)))
      await mustHave(pc, PEOPLE, isNew ? undefined : 1)
    }
  }
  for (const replica of replicas) replica.close()
  await close()
  return [
    lineOf(`create, 12 fields, ${inThousands(PEOPLE)}`, times.create, theirs.create, 0.125, 0.067),
    lineOf(`update, 2 fields, ${inThousands(PEOPLE)}`, times.update, theirs.update, 0.25, 0.125),
  ]
}
