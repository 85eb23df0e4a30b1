import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { must } from '#shared/lib/must.ts'
import { userIdSchema } from '#shared/domain/ids.ts'
import { updateRow } from '#backend/db/writeRow.ts'
import { memoryClient, MemoryHub } from '#tests/support/memoryHub.ts'
import { startSyncPcs, type SyncPc } from '#tests/support/syncPcs.ts'
import { type GoalLine, ms } from '../goal.ts'
import { quantile, timeOf } from '../measure.ts'
import { fillClinic } from '../people/fillClinic.ts'
import { inThousands, isBig, sized } from '../share.ts'
import { list, mustHave, newClients, pull, push } from '../sync/benchPcs.ts'
import { addClients } from '../sync/clients.ts'

const CHANGES = isBig ? 100_000 : sized(20_000)
const PEOPLE = 3_000
const PAGE = 50
/** Between two things that somebody does. */
const PAUSE_MS = 15
const IDLE_MS = 4_000
const THREAD = new URL('../../../src/backend/thread.ts', import.meta.url)

type Felt = { readonly page: number[]; readonly write: number[] }

async function page(pc: SyncPc): Promise<void> {
  const people = await pc
    .db()
    .read.selectFrom('user_directory')
    .selectAll()
    .where('is_active', '=', 1)
    .orderBy('sort_name')
    .orderBy('id')
    .limit(PAGE)
    .execute()
  if (people.length !== PAGE) throw new Error('No page')
}

/** Somebody leafs through the list and saves a row now and then, until it is over. */
async function useDesk(pc: SyncPc, isOver: () => boolean): Promise<Felt> {
  const felt: Felt = { page: [], write: [] }
  const [person] = await pc.db().read.selectFrom('user').select('id').limit(1).execute()
  const id = userIdSchema.parse(must(person, 'a person').id)
  for (let turn = 0; !isOver(); turn += 1) {
    felt.page.push(await timeOf(() => page(pc)))
    const save = (): Promise<boolean> =>
      pc.write((tx) => updateRow(tx, 'user', id, { title: `T${turn}` }, { verb: 'bench.written' }))
    felt.write.push(await timeOf(save))
    await sleep(PAUSE_MS)
  }
  return felt
}

/** P13: what the desk feels while another PC's changes are taken in beside it. */
export async function measureP13(): Promise<GoalLine[]> {
  const { pcs, close } = await startSyncPcs(2, {
    key: randomBytes(32),
    threadEntry: THREAD,
    place: tmpdir(),
    isClockRunning: true,
  })
  const [from, desk] = [must(pcs[0], 'a PC'), must(pcs[1], 'a desk')]
  const hub = new MemoryHub()
  const way = memoryClient(
    hub,
    () => 'arrives',
    () => 16,
  )
  await addClients(from.write, newClients(CHANGES))
  await push(from, way)
  await fillClinic(desk.db(), PEOPLE)
  await useDesk(desk, () => true)
  await list(desk)
  const started = performance.now()
  const before = await useDesk(desk, () => performance.now() - started > IDLE_MS)
  const work = { isDone: false }
  const taking = pull(desk, way)
    .then(() => list(desk))
    .then(() => {
      work.isDone = true
    })
  const busy = await useDesk(desk, () => work.isDone)
  await taking
  await mustHave(desk, CHANGES, undefined)
  const again = performance.now()
  const after = await useDesk(desk, () => performance.now() - again > IDLE_MS)
  await close()
  const p95 = (values: readonly number[]): number => quantile(values, 0.95)
  const idlePage = p95([...before.page, ...after.page])
  const idleWrite = p95([...before.write, ...after.write])
  const while_ = `while ${inThousands(CHANGES)} changes are taken in`
  return [
    {
      goal: 'P13',
      what: `page of 50, p95 ${while_}, against idle`,
      ours: ms(p95(busy.page)),
      reference: ms(idlePage),
      ratio: p95(busy.page) / idlePage,
      must: 2,
      aim: 1.5,
    },
    {
      goal: 'P13',
      what: `one-row write, p95 in ms ${while_} (idle beside it)`,
      ours: ms(p95(busy.write)),
      reference: ms(idleWrite),
      ratio: p95(busy.write),
      must: 30,
      aim: 15,
    },
  ]
}
