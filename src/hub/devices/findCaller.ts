import type { Caller, HubContext } from './hubContext.ts'
import { Refusal } from './refusal.ts'
import { clinicOfToken, hashOfToken } from './tokens.ts'

/** Who shows this token. Throws unauthorized or revoked. */
export async function findCaller(hub: HubContext, token: string): Promise<Caller> {
  const clinicId = clinicOfToken(token)
  if (clinicId === undefined) throw new Refusal('unauthorized')
  const device = await hub.storage.glanceInClinic(clinicId, (tx) =>
    tx
      .selectFrom('device')
      .select(['device_id', 'is_revoked'])
      .where('clinic_id', '=', clinicId)
      .where('token_hash', '=', hashOfToken(token))
      .executeTakeFirst(),
  )
  if (device === undefined) throw new Refusal('unauthorized')
  if (device.is_revoked) throw new Refusal('revoked')
  return { clinicId, deviceId: device.device_id }
}
