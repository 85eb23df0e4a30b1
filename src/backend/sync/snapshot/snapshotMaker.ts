import type { WriteTx } from '../../db/clinicDatabase.ts'
import { publicKey } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import { findPeer } from '../roster.ts'
import { readState } from '../syncState.ts'
import { type BegunSnapshot, readHeader, type SnapshotHeader } from './snapshotHeader.ts'

/**
 * Whether a snapshot was made by a PC of the clinic that nobody took out of it, and is what its maker signed.
 * @returns its header; undefined for any other
 */
export function findMaker(
  tx: Pick<WriteTx, 'all' | 'device'>,
  begun: BegunSnapshot,
): SnapshotHeader | undefined {
  return readHeader(begun, readState(tx, 'clinicId') ?? '', (deviceId) => {
    if (deviceId === tx.device.id) {
      const [row] = tx.all('SELECT sign_key FROM device WHERE id = ?', deviceId)
      return isRow(row) && row['sign_key'] !== '' ? publicKey('ed25519', String(row['sign_key'])) : undefined
    }
    const peer = findPeer(tx, deviceId)
    return peer === undefined || peer.isRevoked ? undefined : publicKey('ed25519', peer.signKey)
  })
}
