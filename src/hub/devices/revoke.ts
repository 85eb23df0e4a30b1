import type { keysAnswerSchema, revokeSchema } from '#shared/protocol/messages.ts'
import type { ClinicTx } from '../storage/storage.ts'
import type { Caller, HubContext } from './hubContext.ts'
import { Refusal } from './refusal.ts'

type Order = ReturnType<typeof revokeSchema.parse>
type Device = Awaited<ReturnType<typeof lockDevices>>[number]

/** Key numbers for each PC that is out, and some more: an answer gets lost, and the PC is taken out once more. */
const NUMBERS_FOR_EACH = 2
const NUMBERS_BESIDE = 8
const AGAIN_SECONDS = 3_600

/** Invitations first, as who takes one up does: so a PC that joins at this moment is among those that are found. */
async function lockDevices(tx: ClinicTx, clinicId: string) {
  await tx
    .selectFrom('invite')
    .select('invite_id')
    .where('clinic_id', '=', clinicId)
    .forUpdate()
    .orderBy('invite_id')
    .execute()
  return await tx
    .selectFrom('device')
    .select(['device_id', 'is_revoked', 'epoch', 'invite_id'])
    .where('clinic_id', '=', clinicId)
    .forUpdate()
    .orderBy('device_id')
    .execute()
}

/** The clinic's newest key that the hub knows of. Where nobody was left to get one, each PC that is out took a number. */
async function newestEpoch(tx: ClinicTx, clinicId: string, revoked: number): Promise<number> {
  const { newest } = await tx
    .selectFrom('wrapped_key')
    .select((row) => row.fn.max('key_epoch').as('newest'))
    .where('clinic_id', '=', clinicId)
    .executeTakeFirstOrThrow()
  return newest ?? 1 + revoked
}

/**
 * Whether an order may use its key number: the next one, or, word for word from the same PC, the number that it took
 * before. So nobody uses up the numbers, without which no PC could be taken out any more.
 */
async function checkNumber(
  tx: ClinicTx,
  { clinicId, deviceId }: Caller,
  { input, revoked, isNews }: { readonly input: Order; readonly revoked: number; readonly isNews: boolean },
): Promise<'isNew' | 'isTold'> {
  const taken = await tx
    .selectFrom('wrapped_key')
    .select(['device_id', 'wrapped', 'by_device'])
    .where('clinic_id', '=', clinicId)
    .where('key_epoch', '=', input.keyEpoch)
    .execute()
  const isRepeated = taken.every(
    (old) =>
      old.by_device === deviceId &&
      // A key that was kept for this very PC does not shut it out.
      old.device_id !== input.deviceId &&
      input.wrappedKeys.some((key) => key.deviceId === old.device_id && key.wrapped === old.wrapped),
  )
  if (!isRepeated) throw new Refusal('keyEpochTaken')
  if (taken.length > 0) return 'isTold'
  const newest = await newestEpoch(tx, clinicId, revoked)
  // Of a key that was kept for nobody, the number is all that tells that it was told before.
  if (input.keyEpoch === newest && !isNews) return 'isTold'
  if (input.keyEpoch <= newest) throw new Refusal('keyEpochTaken')
  if (input.keyEpoch > newest + 1) throw new Refusal('keyEpochAhead')
  if (!isNews && newest > NUMBERS_FOR_EACH * revoked + NUMBERS_BESIDE)
    throw new Refusal('tooMany', { retryAfterSeconds: AGAIN_SECONDS })
  return 'isNew'
}

/**
 * The PCs that would stay without a key. One that joined and was never heard goes, too: nobody can know its key yet,
 * and it has nothing that it could not get again. Any other one must get its key.
 */
function findSilent(devices: readonly Device[], caller: string, { deviceId, wrappedKeys }: Order): string[] {
  const keyed = new Set([caller, deviceId, ...wrappedKeys.map((key) => key.deviceId)])
  const without = devices.filter((each) => !each.is_revoked && !keyed.has(each.device_id))
  if (without.some(({ epoch, invite_id }) => epoch > 0 || invite_id === null))
    throw new Refusal('keysMissing')
  return without.map((each) => each.device_id)
}

async function keepKeys(
  tx: ClinicTx,
  { clinicId, deviceId }: Caller,
  { keyEpoch, wrappedKeys }: Pick<Order, 'keyEpoch' | 'wrappedKeys'>,
): Promise<void> {
  if (wrappedKeys.length === 0) return
  const rows = wrappedKeys.map((key) => ({
    clinic_id: clinicId,
    device_id: key.deviceId,
    key_epoch: keyEpoch,
    wrapped: key.wrapped,
    by_device: deviceId,
  }))
  await tx
    .insertInto('wrapped_key')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Ends a PC's access and keeps the next clinic key for those who stay. Repeated word for word, it changes nothing. */
export function revoke(hub: HubContext, caller: Caller, input: Order): Promise<void> {
  const { clinicId, deviceId } = caller
  if (input.deviceId === deviceId) throw new Refusal('badRequest')
  return hub.storage.inClinic(clinicId, async (tx) => {
    const devices = await lockDevices(tx, clinicId)
    const living = new Set(devices.filter((each) => !each.is_revoked).map((each) => each.device_id))
    if (!living.has(deviceId)) throw new Refusal('revoked')
    if (!devices.some((each) => each.device_id === input.deviceId)) throw new Refusal('notFound')
    const revoked = devices.length - living.size
    const isNews = living.delete(input.deviceId)
    const number = await checkNumber(tx, caller, { input, revoked, isNews })
    if (number === 'isTold' && !isNews) return
    const out = [input.deviceId, ...findSilent(devices, deviceId, input)]
    await tx
      .updateTable('device')
      .set({ is_revoked: true })
      .where('clinic_id', '=', clinicId)
      .where('device_id', 'in', out)
      .execute()
    // Open invitations may be the revoked PC's own, and none of them holds the next key.
    await tx.deleteFrom('invite').where('clinic_id', '=', clinicId).execute()
    const wrappedKeys = input.wrappedKeys.filter((key) => living.has(key.deviceId))
    await keepKeys(tx, caller, { keyEpoch: input.keyEpoch, wrappedKeys })
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
