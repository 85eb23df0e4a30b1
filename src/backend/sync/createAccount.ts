import { randomBytes, randomUUID } from 'node:crypto'
import type { ClinicDatabase, Doer, WriteTx } from '../db/clinicDatabase.ts'
import { writeAlways } from '../db/writeAlways.ts'
import { updateRow } from '../db/writeRow.ts'
import { aside } from './aside.ts'
import { deviceKeys } from './deviceKeys.ts'
import type { HubAnswer, HubClient } from './hubClient.ts'
import { queueEverything } from './queueEverything.ts'
import { readState, writeState } from './syncState.ts'

/** The clinic's id, its first key and this PC's keys: made once, kept when the hub can't be reached at first. */
function prepare(tx: WriteTx): {
  readonly clinicId: string
  readonly signKey: string
  readonly boxKey: string
} {
  const seed = readState(tx, 'seed') ?? randomBytes(32).toString('hex')
  const clinicId = readState(tx, 'clinicId') ?? randomUUID()
  const { signKey, boxKey } = deviceKeys(Buffer.from(seed, 'hex'))
  writeState(tx, 'seed', seed)
  writeState(tx, 'clinicId', clinicId)
  writeState(tx, 'deviceEpoch', 1)
  if (tx.all('SELECT 1 FROM clinic_key').length === 0)
    tx.run('INSERT INTO clinic_key (key_epoch, key) VALUES (1, ?)', randomBytes(32).toString('hex'))
  updateRow(tx, 'device', tx.device.id, { sign_key: signKey, box_key: boxKey }, { verb: 'device.keysMade' })
  return { clinicId, signKey, boxKey }
}

/** Makes the clinic's account at a hub, with this PC as its first, and queues all that the clinic has. */
export async function createAccount(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'createClinic'>,
  doer: Doer,
  { address, registrationCode }: { readonly address: string; readonly registrationCode: string },
): Promise<HubAnswer<null>> {
  const { clinicId, signKey, boxKey } = await writeAlways(db, doer.actorId, prepare)
  const pc = { deviceId: db.device.id, number: db.device.number, signKey, boxKey }
  const made = await hub.createClinic({ clinicId, pc, registrationCode })
  if (!made.ok) return made
  await aside(db, queueEverything, null)
  await writeAlways(db, null, (tx) => {
    writeState(tx, 'hubId', made.data.hub.hubId)
    writeState(tx, 'generation', made.data.hub.generation)
    writeState(tx, 'token', made.data.token)
    writeState(tx, 'address', address)
  })
  return { ok: true, data: null }
}
