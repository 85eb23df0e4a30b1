import type { devicesAnswerSchema, statusSchema } from '#shared/protocol/messages.ts'
import type { ClinicTx } from '../storage/storage.ts'
import { dropPassed } from './dropPassed.ts'
import { type Caller, type HubContext, readClinic } from './hubContext.ts'
import { Refusal } from './refusal.ts'

/** Stamps hold a PC's number in 16 bits. */
const MOST_NUMBER = 65_535

type DevicesAnswer = ReturnType<typeof devicesAnswerSchema.parse>

async function readDevices(hub: HubContext, tx: ClinicTx, clinicId: string): Promise<DevicesAnswer> {
  const { hub: identity, head } = await readClinic(hub, tx, clinicId)
  const rows = await tx
    .selectFrom('device')
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .orderBy('number')
    .execute()
  const devices = rows.map((row) => ({
    deviceId: row.device_id,
    number: row.number,
    isRevoked: row.is_revoked,
    lastSeenAt: row.last_seen_at,
    cursor: row.cursor,
    unsent: row.unsent,
    appVersion: row.app_version,
    digest: row.digest,
  }))
  return { hub: identity, head, devices }
}

/** All PCs of the clinic, as each last said of itself. */
export const listDevices = (hub: HubContext, { clinicId }: Caller): Promise<DevicesAnswer> =>
  hub.storage.glanceInClinic(clinicId, (tx) => readDevices(hub, tx, clinicId))

/** Notes what a PC says of itself, and answers with all of them. */
export function noteStatus(
  hub: HubContext,
  { clinicId, deviceId }: Caller,
  status: ReturnType<typeof statusSchema.parse>,
): Promise<DevicesAnswer> {
  return hub.storage.inClinic(clinicId, async (tx) => {
    await tx
      .updateTable('device')
      .set({
        cursor: status.cursor,
        unsent: status.unsent,
        app_version: status.appVersion,
        digest: status.digest,
        last_seen_at: hub.now(),
      })
      .where('clinic_id', '=', clinicId)
      .where('device_id', '=', deviceId)
      .execute()
    await dropPassed(tx, clinicId)
    return readDevices(hub, tx, clinicId)
  })
}

/** A number that no other PC of the clinic was ever given. */
export function takeNumber(hub: HubContext, { clinicId }: Caller): Promise<{ number: number }> {
  return hub.storage.inClinic(clinicId, async (tx) => {
    const { last_number } = await tx
      .updateTable('clinic')
      .set((row) => ({ last_number: row('last_number', '+', 1) }))
      .where('clinic_id', '=', clinicId)
      .returning('last_number')
      .executeTakeFirstOrThrow()
    if (last_number > MOST_NUMBER) throw new Refusal('storageFull')
    return { number: last_number }
  })
}
