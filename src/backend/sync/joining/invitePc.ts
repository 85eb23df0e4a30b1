import { randomBytes } from 'node:crypto'
import type { UserId } from '#shared/domain/ids.ts'
import { fail, type Failed, ok } from '#shared/errors/index.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { insertRow } from '../../db/writeRow.ts'
import { deviceKeys, type InviteKeys, inviteKeys } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import type { HubClient } from '../hubClient.ts'
import { hubFailure, type HubFailureCode } from '../hubFailure.ts'
import { takeKeys } from '../keys/takeKeys.ts'
import { pullSets } from '../pullSets.ts'
import { pushSets } from '../pushSets.ts'
import { hashOf } from '../sealSet.ts'
import { keepSnapshotFresh } from '../snapshot/keepSnapshotFresh.ts'
import { listHeard } from '../snapshot/makeSnapshot.ts'
import { readState } from '../syncState.ts'
import { type InviteBundle, inviteBundleSchema, sealBundle } from './inviteBundle.ts'
import { formatJoinCode } from './joinCode.ts'

type InviteHub = Pick<
  HubClient,
  'pull' | 'push' | 'keys' | 'takeNumber' | 'createInvite' | 'latestSnapshot' | 'beginSnapshot' | 'putPiece'
>
type Invited =
  | { readonly ok: true; readonly data: { readonly code: string; readonly expiresAt: number } }
  | Failed<HubFailureCode | 'NO_HUB'>

/** What the new PC gets, as this PC knows it now. */
function makeBundle(tx: WriteTx, seed: string, number: number): InviteBundle {
  const own = deviceKeys(Buffer.from(seed, 'hex'))
  const [clinic] = tx.all('SELECT name FROM clinic')
  const keys = tx.all('SELECT key_epoch, key FROM clinic_key ORDER BY key_epoch').filter(isRow)
  return inviteBundleSchema.parse({
    version: 1,
    clinicName: isRow(clinic) ? clinic['name'] : '',
    number,
    hub: { hubId: readState(tx, 'hubId'), generation: readState(tx, 'generation') },
    keys: keys.map((row) => ({ keyEpoch: row['key_epoch'], key: row['key'] })),
    pcs: listHeard(tx, tx.device, own)
      .filter((pc) => !pc.isRevoked)
      .map((pc) => ({
        deviceId: pc.deviceId,
        number: pc.number,
        signKey: pc.signKey,
        boxKey: pc.boxKey,
        deviceEpoch: Math.max(pc.deviceEpoch, 1),
        lastN: pc.lastN,
      })),
  })
}

/** Tells the other PCs of the invitation, so that they believe whom it brings. @returns until when it counts */
function publish(
  db: ClinicDatabase,
  actorId: UserId | null,
  keys: InviteKeys,
  number: number,
): Promise<number> {
  return writeAlways(db, actorId, (tx) => {
    const expires_at = tx.now + LIMITS.inviteMs
    const invite = { id: keys.inviteId, public_key: keys.signKey, number, made_at: tx.now, expires_at }
    insertRow(tx, 'device_invite', invite, { verb: 'pc.invited' })
    return expires_at
  })
}

/**
 * Invites one new PC (product.md 43): for `sync.addPc`. Pushes and pulls first, makes a snapshot where the hub has
 * none that a new PC can begin with, tells the other PCs, and leaves the clinic's keys at the hub, sealed under a
 * secret that only the code holds. The code counts for 15 minutes and one PC; it is kept nowhere.
 * @param hub with this PC's token
 * @param by.seed this PC's secret, hex
 * @param by.actorId the owner who asks
 * @returns `code` as groups of text (its QR code holds the same text) and `expiresAt`, milliseconds since 1970 by this
 *   PC's clock; NO_HUB where the clinic has none
 */
export async function invitePc(
  db: ClinicDatabase,
  hub: InviteHub,
  by: { readonly seed: string; readonly actorId: UserId | null },
): Promise<Invited> {
  const place = await writeAlways(db, null, (tx) => ({
    address: readState(tx, 'address'),
    clinicId: readState(tx, 'clinicId'),
  }))
  const { address, clinicId } = place
  if (address === undefined || clinicId === undefined) return fail('NO_HUB', {})
  for (const ask of [
    () => pushSets(db, hub, by.seed),
    () => pullSets(db, hub),
    () => takeKeys(db, hub, by.seed),
    () => keepSnapshotFresh(db, hub, by.seed),
  ]) {
    const done = await ask()
    if (!done.ok) return hubFailure(done.problem)
  }
  const taken = await hub.takeNumber()
  if (!taken.ok) return hubFailure(taken.problem)
  const { number } = taken.data
  const secret = Uint8Array.from(randomBytes(20))
  const keys = inviteKeys(secret)
  const expiresAt = await publish(db, by.actorId, keys, number)
  const told = await pushSets(db, hub, by.seed)
  if (!told.ok) return hubFailure(told.problem)
  const bundle = await writeAlways(db, null, (tx) => makeBundle(tx, by.seed, number))
  const { inviteId } = keys
  const wrapped = sealBundle(bundle, { clinicId, inviteId }, keys.wrap)
  const proofHash = hashOf(Buffer.from(keys.proof, 'hex'))
  const kept = await hub.createInvite({ inviteId, proofHash, wrapped })
  if (!kept.ok) return hubFailure(kept.problem)
  const since = await takeKeys(db, hub, by.seed)
  if (!since.ok) return hubFailure(since.problem)
  // A PC was taken out just before the hub had this invitation, which lacks the key that followed: another one has it.
  if (since.data > 0) return await invitePc(db, hub, by)
  return ok({ code: formatJoinCode({ address, clinicId, secret }), expiresAt })
}
