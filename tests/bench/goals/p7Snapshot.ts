import { must } from '#shared/lib/must.ts'
import { makeSnapshot } from '#backend/sync/snapshot/makeSnapshot.ts'
import { sendSnapshot } from '#backend/sync/snapshot/keepSnapshotFresh.ts'
import { takeSnapshot } from '#backend/sync/snapshot/takeSnapshot.ts'
import { writeState } from '#backend/sync/syncState.ts'
import { data } from '#tests/support/hubPc.ts'
import { type GoalLine, ms } from '../goal.ts'
import { median, timeOf } from '../measure.ts'
import { inThousands, isBig, sized } from '../share.ts'
import { list, mustHave, newClients, pull, push, startBenchPcs } from '../sync/benchPcs.ts'
import { serveHubAlone } from '../sync/children.ts'
import { addClients, changeClients } from '../sync/clients.ts'

const PEOPLE = isBig ? 50_000 : sized(10_000)
const REPEATS = 3
/** Each person was changed once since: what a clinic of some age has behind it, at the least. */
const ROUNDS = 1

/** P7: what a new PC waits for, from a snapshot and by taking every set that there ever was. */
export async function measureP7(): Promise<GoalLine[]> {
  const hub = await serveHubAlone()
  const { pcs, clients, close } = await startBenchPcs(hub.address, 1 + 2 * REPEATS)
  const from = must(pcs[0], 'a PC')
  const way = must(clients[0], 'a way to the hub')
  const people = newClients(PEOPLE)
  await addClients(from.write, people)
  for (let round = 1; round <= ROUNDS; round += 1) await changeClients(from.write, people, round)
  await push(from, way)
  await pull(from, way)
  data(await sendSnapshot(way, await makeSnapshot(from.db(), from.seed)))
  const snapshot: number[] = []
  const replay: number[] = []
  for (let turn = 0; turn < REPEATS; turn += 1) {
    const [one, other] = [1 + 2 * turn, 2 + 2 * turn]
    const [taker, replayer] = [must(pcs[one], 'a PC'), must(pcs[other], 'a PC')]
    // Nobody can use a new PC before all is here.
    await taker.write((tx) => writeState(tx, 'joining', ''))
    snapshot.push(
      await timeOf(async () => {
        const taken = await takeSnapshot(taker.db(), must(clients[one], 'a way'))
        if (!taken.ok || !taken.data) throw new Error(JSON.stringify(taken))
        await pull(taker, must(clients[one], 'a way'))
      }),
    )
    replay.push(
      await timeOf(async () => {
        await pull(replayer, must(clients[other], 'a way'))
        await list(replayer)
      }),
    )
    for (const pc of [taker, replayer]) await mustHave(pc, PEOPLE, ROUNDS)
  }
  await close()
  await hub.stop()
  const [own, reference] = [median(snapshot), median(replay)]
  return [
    {
      goal: 'P7',
      what: `a new PC, ${inThousands(PEOPLE)} people each changed once, from a snapshot, against every set`,
      ours: ms(own),
      reference: ms(reference),
      ratio: own / reference,
      must: 0.333,
      aim: 0.2,
    },
  ]
}
