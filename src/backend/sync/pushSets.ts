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
import { readCount } from './syncState.ts'

/** How many sealed sets are looked at for one request. */
const MOST_SETS = 16
/** So many new ones go with one request, where there are. */
const TOGETHER = 2

/** As many of the first sets as fit into one request. */
function oneRequest(sets: readonly PendingSet[]): PendingSet[] {
  let size = 0
  return sets.filter(({ bytes }, index) => {
    size += bytes.length
    return index === 0 || size <= LIMITS.page - 1024
  })
}

type Sealed = { readonly sets: PendingSet[]; readonly isFull: boolean }

/** Seals the next set where fewer wait than go together, and gives what one request takes. */
export const sealPending: LongWork<{ readonly seed: string }, Sealed, never> = {
  name: 'sync.sealPending',
  run: (tx, { seed }) => {
    const waiting = listPendingSets(tx, MOST_SETS)
    const isMade = waiting.length < TOGETHER && makeSet(tx, deviceKeys(Buffer.from(seed, 'hex')))
    const sets = isMade ? listPendingSets(tx, MOST_SETS) : waiting
    return Promise.resolve(ok({ sets: oneRequest(sets), isFull: !isMade || sets.length >= TOGETHER }))
  },
}

const UNSEALED = 'SELECT 1 FROM outbox WHERE seq > ? AND acknowledged_at IS NULL LIMIT 1'
const UNTOLD = 'SELECT 1 FROM audit_entry WHERE device_id = ? AND seq > ? LIMIT 1'

/** Is anything sealed or yet to be sealed? */
function hasToSay({ glance, device }: ClinicDatabase): boolean {
  return (
    listPendingSets(glance, 1).length > 0 ||
    glance.all(UNSEALED, readCount(glance, 'sentOutbox')).length > 0 ||
    glance.all(UNTOLD, device.id, readCount(glance, 'sentAudit')).length > 0
  )
}

/** Each set is sealed in a transaction of its own, so that the desk's writes come between. */
async function nextRequest(db: ClinicDatabase, seed: string): Promise<PendingSet[]> {
  if (!hasToSay(db)) return []
  for (;;) {
    const { sets, isFull } = await aside(db, sealPending, { seed })
    if (isFull) return sets
  }
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
    const sets = await nextRequest(db, seed)
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
