import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import { isRow } from '../fieldStore.ts'
import type { TellOwners } from '../goingBack/tellOwners.ts'
import { nameOfPc } from '../roster.ts'
import { readState, writeState } from '../syncState.ts'
import { keepLost, listLost, type LostPc } from './lostSets.ts'

/** Any problem of a round; of those with a set, which one. */
type Problem = {
  readonly kind: string
  readonly why?: string
  readonly seq?: number
  readonly deviceId?: string
}

/** How long another PC has to say or to send what this one waits for. */
const OTHERS_WAIT_MS = 15 * 60_000

const FACTS = '(CASE WHEN json_valid(facts) THEN facts END)'
/** What this PC said of sets that it can't take: of this one, and what nobody settled. */
const SAID = `SELECT 1 FROM alert WHERE kind = 'pcNotHeard' AND device_id = ? AND ${FACTS} ->> 'seq' = ? LIMIT 1`
const OPEN = `SELECT id FROM alert WHERE kind = 'pcNotHeard' AND device_id = ? AND settled_at IS NULL`
const LOST_SAID = `SELECT 1 FROM alert WHERE kind = 'changesLost' AND ${FACTS} ->> 'pcId' = ? LIMIT 1`

function tellLost(tx: WriteTx, tellOwners: TellOwners, lost: LostPc): boolean {
  const { deviceId, heardUpTo } = lost
  if (tx.all(LOST_SAID, deviceId).length > 0) return true
  if (!lost.isOurs && tx.now - lost.notedAt < OTHERS_WAIT_MS) return false
  tellOwners(tx, 'changesLost', {
    name: nameOfPc(tx, deviceId),
    pcId: deviceId,
    ...(heardUpTo === null ? {} : { since: heardUpTo }),
  })
  return true
}

/** Since when this PC is held up at this place of the hub's order. */
function heldUpSince(tx: WriteTx, seq: number): number {
  const [at, since] = (readState(tx, 'notHeard') ?? '').split(' ')
  if (at === String(seq)) return Number(since)
  writeState(tx, 'notHeard', `${seq} ${tx.now}`)
  return tx.now
}

/** A key that is missing may be on its way; nothing else gets better by waiting. */
function tellHeldUp(tx: WriteTx, tellOwners: TellOwners, { kind, why, seq = 0, deviceId }: Problem): void {
  if (kind !== 'refusedSet' || deviceId === undefined || why === 'newerProtocol') return
  const isEarly = why === 'unknownKey' && tx.now - heldUpSince(tx, seq) < OTHERS_WAIT_MS
  if (isEarly || tx.all(SAID, tx.device.id, seq).length > 0) return
  tellOwners(tx, 'pcNotHeard', { name: nameOfPc(tx, deviceId), seq })
}

/**
 * Tells owners of a PC whose sets can't be taken: while it holds up everything after it, on each PC, by its name; and
 * once it is taken out, by the PC that did so, what is lost.
 * @param problem what hindered the round; undefined where nothing did
 */
export function tellOfSets(tx: WriteTx, tellOwners: TellOwners, problem: Problem | undefined): void {
  const lost = listLost(tx)
  const told = lost.map((one) =>
    one.isTold || !tellLost(tx, tellOwners, one) ? one : { ...one, isTold: true },
  )
  if (told.some((one, at) => one !== lost[at])) keepLost(tx, told)
  if (problem !== undefined) return tellHeldUp(tx, tellOwners, problem)
  for (const alert of tx.all(OPEN, tx.device.id).filter(isRow))
    updateRow(
      tx,
      'alert',
      String(alert['id']),
      { settled_at: tx.now, settled_by: null },
      { verb: 'alert.settled' },
    )
}
