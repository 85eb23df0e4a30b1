import { verify } from 'node:crypto'
import {
  type askRenewalSchema,
  type HubIdentity,
  type Renewal,
  type renewalStatementSchema,
  type renewSchema,
  type returnAnswerSchema,
  type returnSchema,
} from '#shared/protocol/messages.ts'
import { renewalText, returnText } from '#shared/protocol/renewalText.ts'
import type { ClinicTx } from '../storage/storage.ts'
import { deviceRow, insertClinic } from './accountRows.ts'
import { signKeyOf } from './chain.ts'
import { mustBeFresh, mustBeLetIn } from './enrol.ts'
import { type Caller, type HubContext, readClinic } from './hubContext.ts'
import { Refusal } from './refusal.ts'
import { hashOfToken, makeToken } from './tokens.ts'

type Input<S extends { parse: (input: unknown) => unknown }> = ReturnType<S['parse']>
type KnownPc = Input<typeof renewSchema>['pcs'][number]

/** Bound values of one statement: some databases take no more than 65,535. */
const ROWS_AT_ONCE = 2_000

async function insertPcs(
  tx: ClinicTx,
  { clinicId, deviceId, pcs }: Input<typeof renewSchema>,
  token: string,
): Promise<void> {
  const rows = pcs.map(({ pc, last, isRevoked }) => {
    const tokenHash = pc.deviceId === deviceId ? hashOfToken(token) : null
    return deviceRow(clinicId, { pc, last, isRevoked, tokenHash, inviteId: null })
  })
  await tx.insertInto('device').values(rows).execute()
  const keys = pcs.flatMap(({ pc, keys: own }) =>
    own.map(({ keyEpoch, wrapped }) => ({
      clinic_id: clinicId,
      device_id: pc.deviceId,
      key_epoch: keyEpoch,
      wrapped,
      by_device: deviceId,
    })),
  )
  for (let at = 0; at < keys.length; at += ROWS_AT_ONCE)
    await tx
      .insertInto('wrapped_key')
      .values(keys.slice(at, at + ROWS_AT_ONCE))
      .execute()
}

/**
 * A clinic's account on a hub that has not got it, or lost it: each PC goes on after the last set that the asking one
 * heard of it. A PC whose answer got lost asks again and is answered, until the clinic has its first set.
 */
export async function renewAccount(
  hub: HubContext,
  input: Input<typeof renewSchema>,
): Promise<{ readonly hub: HubIdentity; readonly token: string }> {
  mustBeLetIn(hub.config.registrationCode, input.registrationCode)
  const { clinicId, deviceId, lastNumber, pcs } = input
  const own = pcs.find(({ pc }) => pc.deviceId === deviceId)
  const areDistinct = (all: readonly (string | number)[]): boolean => new Set(all).size === all.length
  const isSound =
    areDistinct(pcs.map(({ pc }) => pc.deviceId)) &&
    areDistinct(pcs.map(({ pc }) => pc.number)) &&
    pcs.every(({ pc, keys }) => pc.number <= lastNumber && areDistinct(keys.map(({ keyEpoch }) => keyEpoch)))
  if (own === undefined || own.isRevoked || !isSound) throw new Refusal('badRequest')
  return hub.storage.inClinic(clinicId, async (tx) => {
    if (!(await insertClinic(tx, { clinicId, lastNumber, renewedBy: deviceId })))
      await beginOver(tx, input, own)
    const token = makeToken(clinicId)
    await insertPcs(tx, input, token)
    const { hub: identity } = await readClinic(hub, tx, clinicId)
    return { hub: identity, token }
  })
}

/** The answer to this PC got lost, and nobody said anything since: what it knows now counts. */
async function beginOver(
  tx: ClinicTx,
  { clinicId, deviceId, lastNumber }: Input<typeof renewSchema>,
  own: KnownPc,
): Promise<void> {
  await mustBeFresh(tx, clinicId, own.pc)
  await tx
    .updateTable('clinic')
    .set({ last_number: lastNumber, renewed_by: deviceId, renewal_signature: null })
    .where('clinic_id', '=', clinicId)
    .execute()
  for (const table of ['wrapped_key', 'device'] as const)
    await tx.deleteFrom(table).where('clinic_id', '=', clinicId).execute()
}

/** Keeps the signature by which the other PCs believe that their clinic is here; that of the PC that renewed it only. */
export function keepStatement(
  hub: HubContext,
  { clinicId, deviceId }: Caller,
  { signature }: Input<typeof renewalStatementSchema>,
): Promise<void> {
  return hub.storage.inClinic(clinicId, async (tx) => {
    const { hub: identity } = await readClinic(hub, tx, clinicId)
    const device = await findDevice(tx, clinicId, deviceId)
    if (!isSigned(renewalText(identity, clinicId, deviceId), device.sign_key, signature))
      throw new Refusal('badRequest')
    const kept = await tx
      .updateTable('clinic')
      .set({ renewal_signature: signature })
      .where('clinic_id', '=', clinicId)
      .where('renewed_by', '=', deviceId)
      .returning('clinic_id')
      .executeTakeFirst()
    if (kept === undefined) throw new Refusal('notFound')
  })
}

/** Who renewed the clinic's account here; throws notFound where nobody did. */
export function readStatement(
  hub: HubContext,
  { clinicId }: Input<typeof askRenewalSchema>,
): Promise<Renewal> {
  return hub.storage.inClinic(clinicId, async (tx) => {
    const row = await tx
      .selectFrom('clinic')
      .select(['generation', 'renewed_by', 'renewal_signature'])
      .where('clinic_id', '=', clinicId)
      .executeTakeFirst()
    if (row === undefined || row.renewed_by === null || row.renewal_signature === null)
      throw new Refusal('notFound')
    const { generation, renewed_by: by, renewal_signature: signature } = row
    return { hub: { hubId: hub.storage.hubId, generation }, by, signature }
  })
}

/** For so long a signature counts with which a PC comes back. */
const FRESH_MS = 10 * 60_000

/**
 * Lets a PC in again that the renewed account knows, by its key: until it was here once, and after that where it signs
 * anew, as one does whose data went back to before it was here. What it signed before it was last seen counts no more.
 */
export function returnPc(
  hub: HubContext,
  { clinicId, deviceId, signature, at }: Input<typeof returnSchema>,
): Promise<Input<typeof returnAnswerSchema>> {
  return hub.storage.inClinic(clinicId, async (tx) => {
    const { hub: identity } = await readClinic(hub, tx, clinicId)
    const device = await findDevice(tx, clinicId, deviceId)
    if (!isSigned(returnText(identity, clinicId, deviceId, at), device.sign_key, signature))
      throw new Refusal('notFound')
    if (device.is_revoked) throw new Refusal('revoked')
    const { token_hash, last_seen_at: seenAt } = device
    const isFresh = at !== undefined && at > (seenAt ?? 0) && Math.abs(hub.now() - at) <= FRESH_MS
    if (token_hash !== null && seenAt !== null && !isFresh) throw new Refusal('clinicExists')
    const token = makeToken(clinicId)
    await tx
      .updateTable('device')
      .set({ token_hash: hashOfToken(token) })
      .where('clinic_id', '=', clinicId)
      .where('device_id', '=', deviceId)
      .execute()
    const last = { deviceEpoch: device.epoch, n: device.last_n, hash: device.last_hash }
    return { hub: identity, token, last }
  })
}

async function findDevice(tx: ClinicTx, clinicId: string, deviceId: string) {
  const device = await tx
    .selectFrom('device')
    .select(['sign_key', 'token_hash', 'last_seen_at', 'is_revoked', 'epoch', 'last_n', 'last_hash'])
    .where('clinic_id', '=', clinicId)
    .where('device_id', '=', deviceId)
    .forUpdate()
    .executeTakeFirst()
  if (device === undefined) throw new Refusal('notFound')
  return device
}

const isSigned = (text: string, signKey: string, signature: string): boolean =>
  verify(null, Buffer.from(text), signKeyOf(signKey), Buffer.from(signature, 'hex'))
