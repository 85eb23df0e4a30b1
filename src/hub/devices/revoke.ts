import type { keysAnswerSchema, revokeSchema } from '#shared/protocol/messages.ts'
import type { Caller, HubContext } from './hubContext.ts'
import { Refusal } from './refusal.ts'

/** Ends a PC's access and keeps the next clinic key for those who stay. Repeated word for word, it changes nothing. */
export function revoke(
  hub: HubContext,
  { clinicId, deviceId }: Caller,
  input: ReturnType<typeof revokeSchema.parse>,
): Promise<void> {
  if (input.deviceId === deviceId) throw new Refusal('badRequest')
  return hub.storage.inClinic(clinicId, async (tx) => {
    const devices = await tx
      .selectFrom('device')
      .select(['device_id', 'is_revoked'])
      .where('clinic_id', '=', clinicId)
      .forUpdate()
      .orderBy('device_id')
      .execute()
    const living = new Set(devices.filter((each) => !each.is_revoked).map((each) => each.device_id))
    if (!living.has(deviceId)) throw new Refusal('revoked')
    if (!devices.some((each) => each.device_id === input.deviceId)) throw new Refusal('notFound')
    const isNews = living.delete(input.deviceId)
    const keys = input.wrappedKeys.filter((key) => living.has(key.deviceId))
    const taken = await tx
      .selectFrom('wrapped_key')
      .select(['device_id', 'wrapped', 'by_device'])
      .where('clinic_id', '=', clinicId)
      .where('key_epoch', '=', input.keyEpoch)
      .execute()
    const isRepeated = taken.every(
      (old) =>
        old.by_device === deviceId &&
        input.wrappedKeys.some((key) => key.deviceId === old.device_id && key.wrapped === old.wrapped),
    )
    if (!isRepeated) throw new Refusal('keyEpochTaken')
    await tx
      .updateTable('device')
      .set({ is_revoked: true })
      .where('clinic_id', '=', clinicId)
      .where('device_id', '=', input.deviceId)
      .execute()
    // Open invitations may be the revoked PC's own, and none of them holds the next key.
    if (isNews) await tx.deleteFrom('invite').where('clinic_id', '=', clinicId).execute()
    if (keys.length === 0) return
    await tx
      .insertInto('wrapped_key')
      .values(
        keys.map((key) => ({
          clinic_id: clinicId,
          device_id: key.deviceId,
          key_epoch: input.keyEpoch,
          wrapped: key.wrapped,
          by_device: deviceId,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

/** The clinic keys wrapped for the PC that asks. */
export function listKeys(
  hub: HubContext,
  { clinicId, deviceId }: Caller,
): Promise<ReturnType<typeof keysAnswerSchema.parse>> {
  return hub.storage.glanceInClinic(clinicId, async (tx) => {
    const rows = await tx
      .selectFrom('wrapped_key')
      .select(['key_epoch', 'wrapped', 'by_device'])
      .where('clinic_id', '=', clinicId)
      .where('device_id', '=', deviceId)
      .orderBy('key_epoch')
      .execute()
    return {
      keys: rows.map((row) => ({ keyEpoch: row.key_epoch, wrapped: row.wrapped, by: row.by_device })),
    }
  })
}
