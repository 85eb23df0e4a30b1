import type { WriteTx } from '../../db/clinicDatabase.ts'
import { isRow } from '../fieldStore.ts'
import { writeState } from '../syncState.ts'
import { noteWentBack } from './noteWentBack.ts'
import { isAfter, type OwnChain, readOwnChain } from './ownSets.ts'

/** What broke between this PC's sets and the hub's last one of them. */
export type Mended =
  /** The hub lost some: the kept ones go again, byte for byte. */
  | 'hubWentBack'
  /** This PC lost some: it hears them first, and then goes on in a new epoch. */
  | 'pcWentBack'

/** True where the sets after `last` are kept here without a gap, up to the newest. */
function isKeptFrom(tx: Pick<WriteTx, 'all'>, last: OwnChain, newest: OwnChain): boolean {
  const sql = `SELECT device_epoch, n, hash FROM outgoing_set WHERE (device_epoch, n) > (?, ?) ORDER BY device_epoch, n`
  let at: Pick<OwnChain, 'deviceEpoch' | 'n'> = last
  for (const row of tx.all(sql, last.deviceEpoch, last.n).filter(isRow)) {
    const next = { deviceEpoch: Number(row['device_epoch']), n: Number(row['n']) }
    const follows = next.deviceEpoch === at.deviceEpoch ? next.n === at.n + 1 : next.n === 1
    if (!follows) return false
    at = next
  }
  return at.deviceEpoch === newest.deviceEpoch && at.n === newest.n
}

function knows(tx: Pick<WriteTx, 'all'>, { deviceEpoch, n, hash }: OwnChain): boolean {
  if (n === 0) return true
  const [kept] = tx.all('SELECT hash FROM outgoing_set WHERE device_epoch = ? AND n = ?', deviceEpoch, n)
  return isRow(kept) && kept['hash'] === hash
}

/** The sets before are heard once more: those that are known are passed over, and none is missed. */
export function rewindCursor(tx: WriteTx): void {
  writeState(tx, 'cursor', 0)
  writeState(tx, 'cursorHash', '')
  writeState(tx, 'offset', 0)
}

/**
 * The hub says that the next set does not follow the last one that it has of this PC. Either the hub or this PC went
 * back to an older state; nothing of either is dropped.
 * @param last what the hub has
 */
export function mendChain(tx: WriteTx, last: OwnChain): Mended {
  const newest = readOwnChain(tx)
  rewindCursor(tx)
  if (!isAfter(last, newest) && knows(tx, last) && isKeptFrom(tx, last, newest)) {
    tx.run(
      'UPDATE outgoing_set SET sent_at = NULL WHERE (device_epoch, n) > (?, ?)',
      last.deviceEpoch,
      last.n,
    )
    return 'hubWentBack'
  }
  noteWentBack(tx)
  if (isAfter(last, newest)) writeState(tx, 'deviceEpoch', last.deviceEpoch)
  return 'pcWentBack'
}

/**
 * The hub has less than this PC had from it. The newest set is offered once more, so that the hub says up to where it
 * knows this PC, and everything is heard again from the beginning.
 */
export function offerAgain(tx: WriteTx): void {
  const { deviceEpoch, n } = readOwnChain(tx)
  tx.run('UPDATE outgoing_set SET sent_at = NULL WHERE device_epoch = ? AND n = ?', deviceEpoch, n)
  rewindCursor(tx)
}
