import { randomUUID } from 'node:crypto'
import { NO_SET, type Pc } from '#shared/protocol/messages.ts'
import type { Schema } from '../storage/schema.ts'
import type { ClinicTx } from '../storage/storage.ts'
import type { LastSet } from './refusal.ts'

/** The last set of a PC that has said nothing yet. */
export const BEFORE_ANY: LastSet = { deviceEpoch: 0, n: 0, hash: NO_SET }

type NewClinic = {
  readonly clinicId: string
  readonly lastNumber: number
  /** The PC that renews the account; null where it is made for the first time. */
  readonly renewedBy: string | null
}

/** Makes a clinic's account with a new generation. @returns false where it has one */
export async function insertClinic(
  tx: ClinicTx,
  { clinicId, lastNumber, renewedBy }: NewClinic,
): Promise<boolean> {
  const made = await tx
    .insertInto('clinic')
    .values({
      clinic_id: clinicId,
      generation: randomUUID(),
      head: 0,
      oldest: 1,
      bytes: 0,
      last_number: lastNumber,
      renewed_by: renewedBy,
      renewal_signature: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('clinic_id')
    .executeTakeFirst()
  return made !== undefined
}

type NewPc = {
  readonly pc: Pc
  readonly last: LastSet
  readonly isRevoked: boolean
  readonly tokenHash: string | null
  readonly inviteId: string | null
}

/** The row of a PC that was never here yet. */
export function deviceRow(
  clinicId: string,
  { pc, last, isRevoked, tokenHash, inviteId }: NewPc,
): Schema['device'] {
  return {
    clinic_id: clinicId,
    device_id: pc.deviceId,
    number: pc.number,
    sign_key: pc.signKey,
    box_key: pc.boxKey,
    token_hash: tokenHash,
    invite_id: inviteId,
    epoch: last.deviceEpoch,
    last_n: last.n,
    last_hash: last.hash,
    is_revoked: isRevoked,
    last_seen_at: null,
    cursor: 0,
    unsent: 0,
    app_version: '',
    digest: null,
  }
}
