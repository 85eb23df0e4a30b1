import { ok } from '#shared/errors/index.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import type { ClinicDatabase } from '../db/clinicDatabase.ts'
import type { LongWork } from '../db/longWork.ts'
import { writeAlways } from '../db/writeAlways.ts'
import { aside } from './aside.ts'
import { deviceKeys } from './deviceKeys.ts'
import type { HubClient, HubProblem } from './hubClient.ts'
import { type PinProblem, pinProblem } from './hubPin.ts'
import { acknowledgeSet, listPendingSets, makeSet, type PendingSet } from './makeSet.ts'

/** How many sealed sets are looked at for one request. */
const MOST_SETS = 16

/** As many of the first sets as fit into one request. */
function oneRequest(sets: readonly PendingSet[]): PendingSet[] {
  let size = 0
  return sets.filter(({ bytes }, index) => {
    size += bytes.length
    return index === 0 || size <= LIMITS.page - 1024
  })
}

/** Seals what waits, two sets at a time, and gives what one request takes. */
export const sealPending: LongWork<{ readonly seed: string }, PendingSet[], never> = {
  name: 'sync.sealPending',
  run: (tx, { seed }) => {
    const keys = deviceKeys(Buffer.from(seed, 'hex'))
    while (listPendingSets(tx, MOST_SETS).length < 2 && makeSet(tx, keys));
    return Promise.resolve(ok(oneRequest(listPendingSets(tx, MOST_SETS))))
  },
}

/**
 * Sends what this PC has to say, as sets that are sealed once and sent until the hub has answered for them. Takes what
 * was there at the start; what is written meanwhile goes the next time.
 * @param seed this PC's secret, hex
 * @returns how many sets went, or what hindered
 */
export async function pushSets(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'push'>,
  seed: string,
): Promise<
  | { readonly ok: true; readonly data: number }
  | { readonly ok: false; readonly problem: HubProblem | PinProblem }
> {
  let sent = 0
  for (;;) {
    const sets = await aside(db, sealPending, { seed })
    if (sets.length === 0) return ok(sent)
    const answer = await hub.push(sets.map(({ bytes }) => bytes))
    if (!answer.ok) return answer
    const problem = await writeAlways(db, null, (tx) => {
      const other = pinProblem(tx, answer.data.hub)
      if (other === undefined) for (const set of sets) acknowledgeSet(tx, set)
      return other
    })
    if (problem !== undefined) return { ok: false, problem }
    sent += sets.length
  }
}
