import { NO_SET, type SetHeader } from '#shared/protocol/messages.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { isRow } from '../fieldStore.ts'
import { readCount, readState } from '../syncState.ts'

/** Where this PC's own chain of sets stands. */
export type OwnChain = { readonly deviceEpoch: number; readonly n: number; readonly hash: string }

export function readOwnChain(tx: Pick<WriteTx, 'all'>): OwnChain {
  return {
    deviceEpoch: readCount(tx, 'deviceEpoch'),
    n: readCount(tx, 'lastN'),
    hash: readState(tx, 'lastHash') ?? NO_SET,
  }
}

/** True where the first place in the chain of a PC comes after the second. */
export function isAfter(
  one: Pick<OwnChain, 'deviceEpoch' | 'n'>,
  other: Pick<OwnChain, 'deviceEpoch' | 'n'>,
): boolean {
  return one.deviceEpoch > other.deviceEpoch || (one.deviceEpoch === other.deviceEpoch && one.n > other.n)
}

/**
 * A set of this PC in the hub's order: one that it remembers, or one that it sent before its data went back to an
 * older state. That is the only way in which another set can bear its signature and a number of its own.
 */
export function isForgotten(tx: Pick<WriteTx, 'all'>, header: SetHeader, hash: string): boolean {
  const [kept] = tx.all(
    'SELECT hash FROM outgoing_set WHERE device_epoch = ? AND n = ?',
    header.deviceEpoch,
    header.n,
  )
  if (isRow(kept)) return kept['hash'] !== hash
  const own = readOwnChain(tx)
  if (header.deviceEpoch === own.deviceEpoch && header.n === own.n) return hash !== own.hash
  return isAfter(header, own)
}
