import { sql } from 'kysely'
import { readFrames } from '#shared/protocol/frames.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import type { pushAnswerSchema } from '#shared/protocol/messages.ts'
import type { ClinicTx } from '../storage/storage.ts'
import { type CheckedSet, checkSet, follows, signKeyOf } from './chain.ts'
import { type Caller, type ClinicState, type HubContext, readClinic, stateOf } from './hubContext.ts'
import { type LastSet, Refusal } from './refusal.ts'

type PushAnswer = ReturnType<typeof pushAnswerSchema.parse>
type Pushed = { readonly answer: PushAnswer; readonly refusal: Refusal | undefined; readonly stored: number }

/** Stores the sets of one push in their order. Those before one that is refused stay stored. */
export async function pushSets(hub: HubContext, caller: Caller, body: Uint8Array): Promise<PushAnswer> {
  const frames = readFrames(body)
  if (frames === undefined || frames.length === 0) throw new Refusal('badRequest')
  if (frames.length > LIMITS.setsInPush) throw new Refusal('tooLarge')
  const sets = frames.map((frame) => frame.bytes)
  const pushed = await hub.storage.inClinic(caller.clinicId, (tx) => storeSets(hub, tx, caller, sets))
  if (pushed.stored > 0) {
    hub.news.tell(caller.clinicId)
    hub.storage.announce(caller.clinicId)
  }
  if (pushed.refusal !== undefined) throw pushed.refusal
  return pushed.answer
}

async function storeSets(
  hub: HubContext,
  tx: ClinicTx,
  { clinicId, deviceId }: Caller,
  sets: readonly Uint8Array[],
): Promise<Pushed> {
  const device = await lockDevice(tx, { clinicId, deviceId })
  const from = { clinicId, deviceId, signKey: signKeyOf(device.sign_key) }
  let last: LastSet = { deviceEpoch: device.epoch, n: device.last_n, hash: device.last_hash }
  const fresh: CheckedSet[] = []
  const order: { readonly hash: string; readonly isFresh: boolean; readonly set: CheckedSet }[] = []
  let refusal: Refusal | undefined
  for (const bytes of sets) {
    const set = checkSet(bytes, from)
    const isFresh = set !== undefined && follows(set, last)
    if (set === undefined || (isFresh && !hasCertificate(set, device, last))) {
      refusal = new Refusal('badRequest')
      break
    }
    if (isFresh) {
      fresh.push(set)
      last = { deviceEpoch: set.header.deviceEpoch, n: set.header.n, hash: set.hash }
    }
    order.push({ hash: set.hash, isFresh, set })
  }
  const known = await findKnown(
    tx,
    { clinicId, deviceId },
    order.filter((each) => !each.isFresh).map((each) => each.set),
  )
  const inBody = new Set(fresh.map((set) => set.hash))
  const brokenAt = order.findIndex((each) => !each.isFresh && !known.has(each.hash) && !inBody.has(each.hash))
  const kept = brokenAt < 0 ? order : order.slice(0, brokenAt)
  const toStore = kept.filter((each) => each.isFresh).map((each) => each.set)
  const { seqs: stored, clinic } = await appendSets(hub, tx, { clinicId, deviceId }, toStore)
  if (brokenAt >= 0) {
    const newest = toStore.at(-1)
    last = newest
      ? { deviceEpoch: newest.header.deviceEpoch, n: newest.header.n, hash: newest.hash }
      : { deviceEpoch: device.epoch, n: device.last_n, hash: device.last_hash }
    refusal = new Refusal('chainBroken', { last })
  }
  const seqs = kept.map(({ hash }) => known.get(hash) ?? stored.get(hash) ?? 0)
  const { hub: identity, head } = clinic
  return { answer: { hub: identity, seqs, head }, refusal, stored: toStore.length }
}

type LockedDevice = Awaited<ReturnType<typeof lockDevice>>

async function lockDevice(tx: ClinicTx, { clinicId, deviceId }: Caller) {
  const device = await tx
    .selectFrom('device')
    .select(['sign_key', 'box_key', 'number', 'invite_id', 'epoch', 'last_n', 'last_hash', 'is_revoked'])
    .where('clinic_id', '=', clinicId)
    .where('device_id', '=', deviceId)
    .forUpdate()
    .executeTakeFirst()
  if (device === undefined) throw new Refusal('unauthorized')
  if (device.is_revoked) throw new Refusal('revoked')
  return device
}

/** A joined PC's very first set shows the others why to believe it; the hub sees that it names what it registered. */
function hasCertificate({ header }: CheckedSet, device: LockedDevice, last: LastSet): boolean {
  const isFirst = device.invite_id !== null && last.deviceEpoch === 0
  if (header.join === undefined) return !isFirst
  const { inviteId, pc } = header.join
  return (
    // A renewed account does not know by which invitation each PC came.
    (device.invite_id === null || inviteId === device.invite_id) &&
    pc.deviceId === header.deviceId &&
    pc.number === device.number &&
    pc.signKey === device.sign_key &&
    pc.boxKey === device.box_key
  )
}

/** Values as one text, which the database cuts up again: one parameter for however many. */
const list = (values: readonly (number | string)[]): string => values.join(',')

async function findKnown(
  tx: ClinicTx,
  { clinicId, deviceId }: Caller,
  sets: readonly CheckedSet[],
): Promise<Map<string, number>> {
  if (sets.length === 0) return new Map()
  const rows = await sql<{ hash: string; seq: number }>`
    SELECT s.hash, s.seq FROM change_set s
    JOIN unnest(string_to_array(${list(sets.map((set) => set.header.deviceEpoch))}, ',')::integer[],
                string_to_array(${list(sets.map((set) => set.header.n))}, ',')::bigint[]) AS asked(epoch, n)
      ON s.epoch = asked.epoch AND s.n = asked.n
    WHERE s.clinic_id = ${clinicId} AND s.device_id = ${deviceId}`.execute(tx)
  return new Map(rows.rows.map((row) => [row.hash, row.seq]))
}

/**
 * Gives the sets their seqs and stores them: one statement for any number of them, whose bytes travel as one value, cut
 * up again by the database. The clinic's row is locked here, last of all, and until the commit: so seqs have no gaps,
 * and none appears behind one that was read (security.md S3).
 */
async function appendSets(
  hub: HubContext,
  tx: ClinicTx,
  { clinicId, deviceId }: Caller,
  sets: readonly CheckedSet[],
): Promise<{ readonly seqs: ReadonlyMap<string, number>; readonly clinic: ClinicState }> {
  const newest = sets.at(-1)
  if (newest === undefined) return { seqs: new Map(), clinic: await readClinic(hub, tx, clinicId) }
  const { deviceEpoch, n } = newest.header
  const bytes = Buffer.concat(sets.map((set) => set.bytes))
  const { rows } = await sql<{ head: number; oldest: number; generation: string; used: number }>`
    WITH further AS (
      UPDATE device SET epoch = ${deviceEpoch}, last_n = ${n}, last_hash = ${newest.hash}
      WHERE clinic_id = ${clinicId} AND device_id = ${deviceId}
    ), ahead AS (
      UPDATE clinic SET head = head + ${sets.length}::integer, bytes = bytes + ${bytes.length}::bigint
      WHERE clinic_id = ${clinicId}
      RETURNING head, oldest, generation, bytes
    ), stored AS (
      INSERT INTO change_set (clinic_id, seq, device_id, epoch, n, hash, bytes)
      SELECT ${clinicId}, ahead.head - ${sets.length}::integer + each.nth, ${deviceId}, each.epoch, each.n, each.hash,
             substring(${bytes}::bytea FROM each.start::integer FOR each.length)
      FROM ahead,
           (SELECT nth, epoch, n, hash, length, 1 + sum(length) OVER (ORDER BY nth) - length AS start
            FROM unnest(string_to_array(${list(sets.map((set) => set.header.deviceEpoch))}, ',')::integer[],
                        string_to_array(${list(sets.map((set) => set.header.n))}, ',')::bigint[],
                        string_to_array(${list(sets.map((set) => set.hash))}, ','),
                        string_to_array(${list(sets.map((set) => set.bytes.length))}, ',')::integer[])
                 WITH ORDINALITY AS set(epoch, n, hash, length, nth)) AS each
    )
    SELECT head, oldest, generation, (bytes + coalesce(
      (SELECT sum(s.bytes) FROM snapshot s WHERE s.clinic_id = ${clinicId}), 0))::bigint AS used
    FROM ahead`.execute(tx)
  const [row] = rows
  const clinic = stateOf(hub, row)
  if ((row?.used ?? 0) > hub.config.storageLimit) throw new Refusal('storageFull')
  const first = clinic.head - sets.length + 1
  return { seqs: new Map(sets.map((set, at) => [set.hash, first + at])), clinic }
}
