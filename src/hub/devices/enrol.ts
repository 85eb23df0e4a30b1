import { timingSafeEqual } from 'node:crypto'
import { LIMITS } from '#shared/protocol/limits.ts'
import {
  type createClinicSchema,
  type HubIdentity,
  type joinSchema,
  type Pc,
} from '#shared/protocol/messages.ts'
import type { ClinicTx } from '../storage/storage.ts'
import { BEFORE_ANY, deviceRow, insertClinic } from './accountRows.ts'
import { isBoxKey } from './chain.ts'
import { type HubContext, readClinic } from './hubContext.ts'
import { openInvite } from './invites.ts'
import { Refusal } from './refusal.ts'
import { hashOfToken, makeToken, sha256 } from './tokens.ts'

type Enrolled = { readonly hub: HubIdentity; readonly token: string }

const isSameWord = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(Buffer.from(one))), Buffer.from(sha256(Buffer.from(other))))

/** Throws registrationClosed where the hub asks for a word and is told another one. @param asked empty where it asks for none */
export function mustBeLetIn(asked: string, told: string): void {
  if (asked !== '' && !isSameWord(asked, told)) throw new Refusal('registrationClosed')
}

/** Takes a PC in under a fresh token; the same PC that asks again gets another one, and the first counts no more. */
async function enrolDevice(tx: ClinicTx, clinicId: string, pc: Pc, inviteId: string | null): Promise<string> {
  if (!isBoxKey(pc.boxKey)) throw new Refusal('badRequest')
  const token = makeToken(clinicId)
  const token_hash = hashOfToken(token)
  const known = await tx
    .selectFrom('device')
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .where((row) => row.or([row('device_id', '=', pc.deviceId), row('number', '=', pc.number)]))
    .executeTakeFirst()
  if (known !== undefined) {
    const isSame =
      known.device_id === pc.deviceId &&
      known.number === pc.number &&
      known.sign_key === pc.signKey &&
      known.box_key === pc.boxKey &&
      known.invite_id === inviteId
    if (known.is_revoked) throw new Refusal('revoked')
    if (!isSame) throw new Refusal('badRequest')
    await tx
      .updateTable('device')
      .set({ token_hash })
      .where('clinic_id', '=', clinicId)
      .where('device_id', '=', pc.deviceId)
      .execute()
    return token
  }
  await tx
    .insertInto('device')
    .values(deviceRow(clinicId, { pc, last: BEFORE_ANY, isRevoked: false, tokenHash: token_hash, inviteId }))
    .execute()
  return token
}

/**
 * A clinic's account with its first PC. A PC whose answer got lost asks again and is answered, until the clinic has
 * its first set.
 */
export function createClinic(
  hub: HubContext,
  input: ReturnType<typeof createClinicSchema.parse>,
): Promise<Enrolled> {
  const { registrationCode } = hub.config
  mustBeLetIn(registrationCode, input.registrationCode)
  const { clinicId, pc } = input
  return hub.storage.inClinic(clinicId, async (tx) => {
    if (!(await insertClinic(tx, { clinicId, lastNumber: pc.number, renewedBy: null })))
      await mustBeFresh(tx, clinicId, pc)
    const token = await enrolDevice(tx, clinicId, pc, null)
    const { hub: identity } = await readClinic(hub, tx, clinicId)
    return { hub: identity, token }
  })
}

/** Throws clinicExists, unless this PC made the account and no set came since. */
export async function mustBeFresh(
  tx: ClinicTx,
  clinicId: string,
  pc: Pick<Pc, 'deviceId' | 'signKey'>,
): Promise<void> {
  const clinic = await tx
    .selectFrom('clinic')
    .select(['head'])
    .where('clinic_id', '=', clinicId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const same = await tx
    .selectFrom('device')
    .select('device_id')
    .where('clinic_id', '=', clinicId)
    .where('device_id', '=', pc.deviceId)
    .where('sign_key', '=', pc.signKey)
    .executeTakeFirst()
  if (clinic.head > 0 || same === undefined) throw new Refusal('clinicExists')
}

/** Takes an invitation up. */
export async function join(hub: HubContext, input: ReturnType<typeof joinSchema.parse>): Promise<Enrolled> {
  const { clinicId, certificate, proof } = input
  const { pc, inviteId } = certificate
  const joined = await hub.storage.inClinic(clinicId, async (tx) => {
    const invite = await openInvite(hub, tx, { clinicId, inviteId, proof, deviceId: pc.deviceId })
    if (invite instanceof Refusal) return invite
    const clinic = await tx
      .selectFrom('clinic')
      .select('last_number')
      .where('clinic_id', '=', clinicId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const { count } = await tx
      .selectFrom('device')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('clinic_id', '=', clinicId)
      .executeTakeFirstOrThrow()
    if (count >= LIMITS.devices || pc.number > clinic.last_number) throw new Refusal('badRequest')
    const token = await enrolDevice(tx, clinicId, pc, inviteId)
    await tx
      .updateTable('invite')
      .set({ used_by: pc.deviceId })
      .where('clinic_id', '=', clinicId)
      .where('invite_id', '=', inviteId)
      .execute()
    const { hub: identity } = await readClinic(hub, tx, clinicId)
    return { hub: identity, token }
  })
  if (joined instanceof Refusal) throw joined
  return joined
}
