import { sign } from 'node:crypto'
import { NO_SET } from '#shared/protocol/messages.ts'
import { renewalText } from '#shared/protocol/renewalText.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ClinicDatabase, Doer, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { type DeviceKeys, deviceKeys } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import { rewindCursor } from '../goingBack/mendChain.ts'
import { isAfter, readOwnChain } from '../goingBack/ownSets.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { pinHub } from '../hubPin.ts'
import { wrapForPeer } from '../keys/wrapForPeer.ts'
import { acknowledgeSet, listPendingSets } from '../makeSet.ts'
import { forgetTaking } from '../snapshot/takingState.ts'
import { clearState, readState } from '../syncState.ts'

type Renewed = Parameters<HubClient['renew']>[0]
type KnownPc = Renewed['pcs'][number]

const BEFORE_ANY = { deviceEpoch: 0, n: 0, hash: NO_SET }

/** The clinic keys after the first, wrapped for a PC: the hub lost what it kept for it. */
function keysFor(tx: WriteTx, own: DeviceKeys, peer: KnownPc['pc']): KnownPc['keys'] {
  const rows = tx.all('SELECT key_epoch, key FROM clinic_key WHERE key_epoch > 1 ORDER BY key_epoch')
  return rows.filter(isRow).map((row) => {
    const key = { keyEpoch: Number(row['key_epoch']), key: String(row['key']) }
    return { keyEpoch: key.keyEpoch, wrapped: wrapForPeer(tx, own, peer, key) }
  })
}

function listPeers(tx: WriteTx, keys: DeviceKeys): KnownPc[] {
  return tx
    .all('SELECT * FROM peer ORDER BY number')
    .filter(isRow)
    .map((row) => {
      const pc = {
        deviceId: String(row['device_id']),
        number: Number(row['number']),
        signKey: String(row['sign_key']),
        boxKey: String(row['box_key']),
      }
      const n = Number(row['last_n'])
      const isRevoked = row['is_revoked'] === 1
      return {
        pc,
        last:
          n === 0
            ? BEFORE_ANY
            : { deviceEpoch: Number(row['device_epoch']), n, hash: String(row['last_hash']) },
        isRevoked,
        keys: isRevoked ? [] : keysFor(tx, keys, pc),
      }
    })
}

/** What this PC knows of the clinic's PCs: how far it heard each, and which numbers were given, invited ones among them. */
function describe(tx: WriteTx, keys: DeviceKeys, registrationCode: string): Renewed {
  const { id: deviceId, number } = tx.device
  const { signKey, boxKey } = keys
  const own = readOwnChain(tx)
  const pc = { deviceId, number, signKey, boxKey }
  const [given] = tx.all(
    'SELECT max((SELECT max(number) FROM device), coalesce((SELECT max(number) FROM device_invite), 0)) AS number',
  )
  return {
    clinicId: readState(tx, 'clinicId') ?? '',
    deviceId,
    registrationCode,
    lastNumber: isRow(given) ? Number(given['number']) : number,
    pcs: [
      {
        pc,
        last: own.n === 0 ? BEFORE_ANY : own,
        isRevoked: false,
        keys: keysFor(tx, keys, pc),
      },
      ...listPeers(tx, keys),
    ],
  }
}

/** Everything sealed until now is in the snapshot that this PC makes next: sets go on after it. */
function goOn(tx: WriteTx, upTo: KnownPc['last']): void {
  for (const set of listPendingSets(tx, Number.MAX_SAFE_INTEGER))
    if (!isAfter(set, upTo)) acknowledgeSet(tx, set)
  rewindCursor(tx)
  forgetTaking(tx)
  clearState(tx, 'held', 'heldDecision', 'takenOut')
}

/**
 * Makes the clinic's account again at a hub that lost it, or that never had it (design.md 5): with every PC that this
 * one knows, so that each goes on where it was heard last. Nothing that a PC has is given up; this one makes a snapshot
 * of what it has, and the others say what that lacks. The caller asks nobody else of this hub meanwhile.
 * @param seed this PC's secret, hex
 */
export async function renewAccount(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'renew'>,
  connect: (token: string) => Pick<HubClient, 'keepStatement'> & { readonly close: () => void },
  doer: Doer,
  { seed, address, registrationCode }: Readonly<Record<'seed' | 'address' | 'registrationCode', string>>,
): Promise<HubAnswer<null>> {
  const keys = deviceKeys(Buffer.from(seed, 'hex'))
  const told = await writeAlways(db, null, (tx) => describe(tx, keys, registrationCode))
  const made = await hub.renew(told)
  if (!made.ok) return made
  const { hub: identity, token } = made.data
  const text = Buffer.from(renewalText(identity, told.clinicId, told.deviceId))
  const own = connect(token)
  const kept = await own.keepStatement({ signature: sign(null, text, keys.sign).toString('hex') })
  own.close()
  if (!kept.ok) return kept
  await writeAlways(db, doer.actorId, (tx) => {
    goOn(tx, told.pcs[0]?.last ?? BEFORE_ANY)
    pinHub(tx, { hub: identity, token, address })
    clearState(tx, 'renewed')
    appendAudit(tx, { verb: 'sync.accountRenewed', outcome: 'done' })
  })
  return { ok: true, data: null }
}
