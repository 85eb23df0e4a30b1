import type { WriteTx } from '../../db/clinicDatabase.ts'
import { deviceIdSchema } from '#shared/domain/ids.ts'
import { insertRow } from '../../db/writeRow.ts'
import { addPeer } from '../roster.ts'
import { writeState } from '../syncState.ts'
import type { Joined } from './takeInvitation.ts'

/**
 * Makes an empty database this PC's in the clinic it joined: who it is, its hub, the clinic's keys and PCs. It counts
 * from the next opening, when the database knows its own PC.
 */
export function writeJoined(tx: WriteTx, joined: Joined): void {
  const { code, bundle, pc, hub } = joined
  const setting =
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'
  tx.run(setting, 'device.id', pc.deviceId)
  tx.run(setting, 'device.number', String(pc.number))
  writeState(tx, 'address', code.address)
  writeState(tx, 'token', joined.token)
  writeState(tx, 'clinicId', code.clinicId)
  writeState(tx, 'hubId', hub.hubId)
  writeState(tx, 'generation', hub.generation)
  writeState(tx, 'deviceEpoch', 1)
  writeState(tx, 'seed', joined.seed)
  writeState(tx, 'certificate', JSON.stringify(joined.certificate))
  writeState(tx, 'joining', bundle.clinicName)
  for (const { keyEpoch, key } of bundle.keys)
    tx.run('INSERT INTO clinic_key (key_epoch, key) VALUES (?, ?)', keyEpoch, key)
  for (const other of bundle.pcs) addPeer(tx, other)
}

/** Adds this PC to the clinic's list of PCs, once the database is its own; the first thing that the others hear of it. */
export function addOwnPc(
  tx: WriteTx,
  { pc, certificate }: Pick<Joined, 'pc' | 'certificate'>,
  name: string,
): void {
  insertRow(
    tx,
    'device',
    {
      id: deviceIdSchema.parse(pc.deviceId),
      number: pc.number,
      name,
      joined_at: tx.now,
      is_revoked: 0,
      sign_key: pc.signKey,
      box_key: pc.boxKey,
      invite_id: certificate.inviteId,
      revoked_at: null,
    },
    { verb: 'device.joined' },
  )
}
