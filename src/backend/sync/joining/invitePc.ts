import { randomBytes } from 'node:crypto'
import { pcSchema, type Pc } from '#shared/protocol/messages.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import type { ClinicDatabase, Doer, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { insertRow } from '../../db/writeRow.ts'
import { inviteKeys } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { hashOf } from '../sealSet.ts'
import { readState } from '../syncState.ts'
import { type Bundle, wrapBundle } from './bundle.ts'
import { inviteIdOf, writeInviteCode } from './inviteCode.ts'

function listPcs(tx: WriteTx): Pc[] {
  const own = tx.all(
    'SELECT id AS deviceId, number, sign_key AS signKey, box_key AS boxKey FROM device WHERE id = ?',
    tx.device.id,
  )
  const others = tx.all(
    'SELECT device_id AS deviceId, number, sign_key AS signKey, box_key AS boxKey FROM peer',
  )
  return [...own, ...others].map((row) => pcSchema.parse(row))
}

function makeBundle(tx: WriteTx, number: number): Bundle {
  const [clinic] = tx.all('SELECT name FROM clinic LIMIT 1')
  const keys = tx.all('SELECT key_epoch, key FROM clinic_key ORDER BY key_epoch').filter(isRow)
  return {
    clinicName: isRow(clinic) ? String(clinic['name']) : '',
    number,
    keys: keys.map((row) => ({ keyEpoch: Number(row['key_epoch']), key: String(row['key']) })),
    pcs: listPcs(tx),
  }
}

/**
 * Invites one new PC (product.md 43): the hub keeps the clinic's keys wrapped under a secret that only the code has,
 * and the other PCs hear in a signed set which key may vouch for the new one.
 * @returns the code, shown once and kept nowhere, and until when it counts, in ms
 */
export async function invitePc(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'takeNumber' | 'createInvite'>,
  doer: Doer,
): Promise<HubAnswer<{ readonly code: string; readonly expiresAt: number }>> {
  const taken = await hub.takeNumber()
  if (!taken.ok) return taken
  const secret = randomBytes(20)
  const keys = inviteKeys(secret)
  const inviteId = inviteIdOf(secret)
  const made = await writeAlways(db, doer.actorId, (tx) => {
    const clinicId = readState(tx, 'clinicId') ?? ''
    insertRow(
      tx,
      'device_invite',
      {
        id: inviteId,
        public_key: keys.signKey,
        number: taken.data.number,
        made_at: tx.now,
        expires_at: tx.now + LIMITS.inviteMs,
      },
      { verb: 'device.invited' },
    )
    const wrapped = wrapBundle(makeBundle(tx, taken.data.number), keys, clinicId, inviteId)
    return { wrapped, code: writeInviteCode({ address: readState(tx, 'address') ?? '', clinicId, secret }) }
  })
  const proofHash = hashOf(Buffer.from(keys.proof, 'hex'))
  const kept = await hub.createInvite({ inviteId, proofHash, wrapped: made.wrapped })
  return kept.ok ? { ok: true, data: { code: made.code, expiresAt: kept.data.expiresAt } } : kept
}
