import { randomBytes, randomUUID } from 'node:crypto'
import type { ClinicDatabase, Doer, WriteTx } from '../db/clinicDatabase.ts'
import { writeAlways } from '../db/writeAlways.ts'
import { updateRow } from '../db/writeRow.ts'
import { deviceKeys } from './deviceKeys.ts'
import { isRow } from './fieldStore.ts'
import type { HubAnswer, HubClient } from './hubClient.ts'
import { pinHub } from './hubPin.ts'
import { readState, writeState } from './syncState.ts'

type Account = { readonly clinicId: string; readonly signKey: string; readonly boxKey: string }

/** The clinic's id, its first key and this PC's keys: made once, kept where the hub can't be reached at first. */
function prepare(tx: WriteTx): Account {
  const seed = readState(tx, 'seed') ?? randomBytes(32).toString('hex')
  writeState(tx, 'seed', seed)
  const clinicId = readState(tx, 'clinicId') ?? randomUUID()
  const { signKey, boxKey } = deviceKeys(Buffer.from(seed, 'hex'))
  writeState(tx, 'clinicId', clinicId)
  writeState(tx, 'deviceEpoch', 1)
  if (tx.all('SELECT 1 FROM clinic_key').length === 0)
    tx.run('INSERT INTO clinic_key (key_epoch, key) VALUES (1, ?)', randomBytes(32).toString('hex'))
  updateRow(tx, 'device', tx.device.id, { sign_key: signKey, box_key: boxKey }, { verb: 'device.keysMade' })
  return { clinicId, signKey, boxKey }
}

/** What the clinic has until now goes to other PCs with a snapshot: sets begin after it. */
function beginSets(tx: WriteTx): void {
  const [outbox] = tx.all('SELECT max(seq) AS seq FROM outbox')
  const [audit] = tx.all('SELECT max(seq) AS seq FROM audit_entry WHERE device_id = ?', tx.device.id)
  const last = isRow(outbox) ? Number(outbox['seq'] ?? 0) : 0
  tx.run('UPDATE outbox SET acknowledged_at = ? WHERE acknowledged_at IS NULL', tx.now)
  // The last entry stays: it says where this PC's clock goes on.
  tx.run('DELETE FROM outbox WHERE seq < ?', last)
  writeState(tx, 'sentOutbox', last)
  writeState(tx, 'sentAudit', isRow(audit) ? Number(audit['seq'] ?? 0) : 0)
}

/**
 * Makes the clinic's account at a hub, with this PC as its first.
 */
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
  await writeAlways(db, null, (tx) => {
    beginSets(tx)
    pinHub(tx, { ...made.data, address })
  })
  return { ok: true, data: null }
}
