import { deviceIdSchema } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import type { ClinicDatabase, Doer, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { insertRow, updateRow } from '../../db/writeRow.ts'
import { isRow } from '../fieldStore.ts'
import type { HubAnswer } from '../hubClient.ts'
import { findPeer, nameOfPc } from '../roster.ts'
import { orderOut, type RevokingHub } from './orderOut.ts'
import { noteTakenOut } from './takenOut.ts'
import { keepKey } from './takeKeys.ts'

/** The row of a PC whose first set, which brings it, nobody can read. */
function writeOut(tx: WriteTx, deviceId: string): void {
  const peer = must(findPeer(tx, deviceId), 'a PC of the clinic')
  insertRow(
    tx,
    'device',
    {
      id: deviceIdSchema.parse(deviceId),
      number: peer.number,
      name: nameOfPc(tx, deviceId),
      joined_at: tx.now,
      is_revoked: 1,
      revoked_at: tx.now,
      sign_key: peer.signKey,
      box_key: peer.boxKey,
      invite_id: null,
    },
    { verb: 'device.revoked' },
  )
}

/** The row says it to the other PCs, with the next set. Where it says so already, they have heard it or will. */
function markOut(tx: WriteTx, deviceId: string): void {
  const [row] = tx.all('SELECT is_revoked FROM device WHERE id = ?', deviceId)
  tx.run('UPDATE peer SET is_revoked = 1 WHERE device_id = ?', deviceId)
  if (isRow(row) && row['is_revoked'] === 1) return
  if (isRow(row))
    updateRow(tx, 'device', deviceId, { is_revoked: 1, revoked_at: tx.now }, { verb: 'device.revoked' })
  else writeOut(tx, deviceId)
  noteTakenOut(tx, deviceId)
}

/**
 * Takes a PC out of the clinic (product.md 43): the hub answers it no more, and what the others say from now on is
 * sealed with a key that it never gets. What lies on it stays there.
 */
export async function revokePc(
  db: ClinicDatabase,
  hub: RevokingHub,
  doer: Doer,
  out: { readonly seed: string; readonly deviceId: string },
): Promise<HubAnswer<null>> {
  const ordered = await orderOut(db, hub, out)
  if (!ordered.ok) return ordered
  await writeAlways(db, doer.actorId, (tx) => {
    keepKey(tx, ordered.data)
    markOut(tx, out.deviceId)
  })
  return { ok: true, data: null }
}
