import { z } from 'zod'
import type { Pc, SetHeader } from '#shared/protocol/messages.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { isRow } from '../fieldStore.ts'
import { stillCounts } from '../keys/takenOut.ts'
import { addPeer } from '../roster.ts'
import { readState, writeState } from '../syncState.ts'

/** Why a set that the hub gave is not taken: each of these says that hub or PC is not what it should be. */
export type Refusal = 'forged' | 'otherClinic' | 'unknownKey' | 'unreadable' | 'outOfOrder' | 'newerProtocol'

/** A set that can't be taken, as far as it can be told apart. */
export type RefusedSet = {
  readonly seq: number
  readonly why: Refusal
  /** The PC that it is of, or says it is; undefined where it says nothing. */
  readonly deviceId?: string
  /** The clinic key that it names. */
  readonly keyEpoch?: number
  /** Its place in its PC's chain, where that PC did seal it and it follows the last one: those after it go on there. */
  readonly place?: { readonly header: SetHeader; readonly hash: string }
  /** The PC that its certificate brings, which did sign it. */
  readonly newcomer?: Pc
}

/** The greatest number that a clinic key can have. */
export const ALL_KEYS = Number.MAX_SAFE_INTEGER

const lostSchema = z.strictObject({
  deviceId: z.string(),
  /** Sets under keys up to this one are lost; one under a later key may be under a key that is on its way. */
  keysUpTo: z.int(),
  notedAt: z.number(),
  /** Up to when its work is here, as its own log says; null where nothing of it is. */
  heardUpTo: z.number().nullable(),
  /** True where the owners are to be told by this PC, which took that one out. */
  isOurs: z.boolean(),
  isTold: z.boolean(),
})
/** A PC that is taken out later in the hub's order, and of which something before that can't be taken. */
export type LostPc = z.infer<typeof lostSchema>

/** Of which PCs something was passed over. */
export function listLost(tx: Pick<WriteTx, 'all'>): LostPc[] {
  const text = readState(tx, 'lost')
  return text === undefined ? [] : z.array(lostSchema).parse(JSON.parse(text))
}

/** Writes down of which PCs something was passed over. */
export const keepLost = (tx: Pick<WriteTx, 'all' | 'run'>, lost: readonly LostPc[]): void =>
  writeState(tx, 'lost', JSON.stringify(lost))

/** True where a set that can't be taken is passed over: its PC is out by the hub's order, a little later. */
export function isPassedOver(
  tx: Pick<WriteTx, 'all'>,
  { deviceId, why, keyEpoch = 0 }: Omit<RefusedSet, 'seq'>,
): boolean {
  const lost = listLost(tx).find((one) => one.deviceId === deviceId)
  return lost !== undefined && (why !== 'unknownKey' || keyEpoch <= lost.keysUpTo)
}

/** Notes, once for each PC, that something of it is lost; the log says so. */
export function noteLost(tx: WriteTx, deviceId: string, keysUpTo: number): void {
  const lost = listLost(tx)
  const known = lost.find((one) => one.deviceId === deviceId)
  if (known !== undefined) {
    const more = { ...known, keysUpTo: Math.max(known.keysUpTo, keysUpTo) }
    return keepLost(tx, [...lost.filter((one) => one !== known), more])
  }
  const [last] = tx.all('SELECT max(at) AS at FROM audit_entry WHERE device_id = ?', deviceId)
  const heardUpTo = isRow(last) && typeof last['at'] === 'number' ? last['at'] : null
  const isOurs = stillCounts(tx, deviceId)
  keepLost(tx, [...lost, { deviceId, keysUpTo, notedAt: tx.now, heardUpTo, isOurs, isTold: false }])
  appendAudit(tx, { verb: 'sync.changesLost', outcome: 'done', table: 'device', rowId: deviceId })
}

/** A PC is one of the clinic's by its certificate, whatever its first set holds: then an owner can take it out. */
export function hearNewcomer(tx: WriteTx, { newcomer }: RefusedSet): void {
  if (newcomer !== undefined && newcomer.deviceId !== tx.device.id) addPeer(tx, newcomer)
}

/** Passes over a set that is lost: what its PC sealed after it is looked at from there. */
export function passOver(tx: WriteTx, refused: RefusedSet): void {
  hearNewcomer(tx, refused)
  const { deviceId, place } = refused
  if (deviceId === undefined || place === undefined) return
  const { header, hash } = place
  const sql = 'UPDATE peer SET device_epoch = ?, last_n = ?, last_hash = ? WHERE device_id = ?'
  tx.run(sql, header.deviceEpoch, header.n, hash, deviceId)
}
