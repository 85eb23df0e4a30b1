import pg from 'pg'
import { must } from '#shared/lib/must.ts'
import { updateRow } from '#backend/db/writeRow.ts'
import { data, HubPc } from '#tests/support/hubPc.ts'
import { type GoalLine, ms } from '../goal.ts'
import { interleave, median } from '../measure.ts'
import { installReferences } from '../sync/installReferences.ts'
import { inThousands, sized } from '../share.ts'
import { newClients, pull, push, startBenchPcs } from '../sync/benchPcs.ts'
import { serveHubAlone, servePouch } from '../sync/children.ts'
import { addClients, changedFields } from '../sync/clients.ts'
import { startPouchPair } from '../sync/pouchPair.ts'

const TURNS = 41
const PEOPLE = 200
const IDLE_TURNS = 201
/** Changes stored, in sets of ten: about what PCs send that are used while they are in step. */
const [FEW, MANY] = [sized(60_000), sized(1_000_000)]
const IN_SET = 10
const BYTES = 700

/** One change, from the save to its being in the other's table. */
async function measureOne(address: string, pouchAddress: string): Promise<GoalLine> {
  const { pcs, clients, close } = await startBenchPcs(address, 2)
  const [from, to] = [must(pcs[0], 'a PC'), must(pcs[1], 'another PC')]
  const people = newClients(PEOPLE)
  await addClients(from.write, people)
  const pair = startPouchPair(pouchAddress)
  await pair.add(people)
  let round = 0
  const next = (): { readonly id: string; readonly fields: ReturnType<typeof changedFields> } => {
    round += 1
    return { id: must(people[round % PEOPLE], 'a person').id, fields: changedFields(round, round) }
  }
  const ours = async (): Promise<void> => {
    const { id, fields } = next()
    await from.write((tx) => updateRow(tx, 'client', id, fields, { verb: 'bench.written' }))
    await push(from, must(clients[0], 'a way'))
    await pull(to, must(clients[1], 'a way'))
  }
  const theirs = async (): Promise<void> => {
    const { id } = next()
    await pair.changeOne(id, round)
    await pair.push()
    await pair.pull()
  }
  await interleave(3, { ours, theirs })
  const times = await interleave(TURNS, { ours, theirs })
  await pair.close()
  await close()
  const [own, reference] = [median(times.ours), median(times.theirs)]
  return {
    goal: 'P6',
    what: 'one change, saved, pushed and pulled, against PouchDB',
    ours: ms(own),
    reference: ms(reference),
    ratio: own / reference,
    must: 0.6,
    aim: 0.3,
  }
}

/** Puts so many sets into a clinic's order as if a PC had sent them; nobody opens them here. */
async function fill(admin: pg.Client, clinicId: string, sets: number): Promise<void> {
  await admin.query(
    `INSERT INTO change_set (clinic_id, seq, device_id, epoch, n, hash, bytes)
     SELECT $1, at, 'filled', 1, at, md5(at::text) || md5(at::text), decode(repeat(md5(at::text), $3), 'hex')
     FROM generate_series(1, $2::integer) AS at`,
    [clinicId, sets, Math.ceil(BYTES / 16)],
  )
  await admin.query('UPDATE clinic SET head = $2 WHERE clinic_id = $1', [clinicId, sets])
}

/** What a PC asks all day: is there anything new? */
async function measureIdle(address: string, databaseUrl: string): Promise<GoalLine> {
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  const few = await HubPc.first(address)
  const many = await HubPc.first(address)
  await fill(admin, few.clinicId, FEW / IN_SET)
  await fill(admin, many.clinicId, MANY / IN_SET)
  await admin.query('VACUUM ANALYZE change_set')
  await admin.end()
  const ask = (pc: HubPc, head: number) => async (): Promise<void> => {
    if (data(await pc.client.pull(head, 0)).head !== head) throw new Error('Not idle')
  }
  const pieces = { few: ask(few, FEW / IN_SET), many: ask(many, MANY / IN_SET) }
  await interleave(20, pieces)
  const times = await interleave(IDLE_TURNS, pieces)
  const [own, reference] = [median(times.many), median(times.few)]
  return {
    goal: 'P6',
    what: `idle pull at ${inThousands(MANY)} stored changes, in sets of ten, against ${inThousands(FEW)}`,
    ours: ms(own),
    reference: ms(reference),
    ratio: own / reference,
    must: 1.3,
    aim: 1.1,
  }
}

/** P6: how soon one change is at the other PC, and what asking for nothing costs. */
export async function measureP6(): Promise<GoalLine[]> {
  installReferences()
  const hub = await serveHubAlone()
  const pouch = await servePouch()
  const lines = [
    await measureOne(hub.address, pouch.address),
    await measureIdle(hub.address, hub.databaseUrl),
  ]
  await pouch.stop()
  await hub.stop()
  return lines
}
