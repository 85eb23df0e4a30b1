import { setImmediate } from 'node:timers/promises'
import type { Frame } from '#shared/protocol/frames.ts'
import { readSealedSet } from '#shared/protocol/sealedSet.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { publicKey } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import type { HubClient } from '../hubClient.ts'
import { pinProblem } from '../hubPin.ts'
import { isOut } from '../keys/takenOut.ts'
import { unpackSet } from '../packSet.ts'
import { findPeer, ownSignKey } from '../roster.ts'
import { openSet, verifySet } from '../sealSet.ts'
import { readState } from '../syncState.ts'
import { ALL_KEYS, isPassedOver, noteLost, type RefusedSet } from './lostSets.ts'

type Reads = Pick<WriteTx, 'all' | 'device'>
/** How far the order was looked through, after a set that can't be taken, and whom it takes out up to there. */
type Look = {
  readonly after: number
  readonly deviceId: string
  readonly out: Set<string>
  upTo: number
  /** The clinic key under which it is said that the PC is out. */
  keyEpoch: number | undefined
}
/** What a set says: whom it takes out, under which key. Undefined for one whose key is not here yet. */
type Word = { readonly out: readonly string[]; readonly keyEpoch: number }
const NO_WORD: Word = { out: [], keyEpoch: 0 }

const looks = new WeakMap<ClinicDatabase, Look>()

function lookOf(db: ClinicDatabase, { seq, deviceId = '' }: RefusedSet): Look {
  const known = looks.get(db)
  if (known?.after === seq && known.deviceId === deviceId) return known
  const fresh = { after: seq, deviceId, out: new Set<string>(), upTo: seq, keyEpoch: undefined }
  looks.set(db, fresh)
  return fresh
}

/** Whom a set takes out, where a PC that counts sealed it; nothing else of it is looked at. */
function readWord(tx: Reads, { bytes }: Frame, { deviceId, out }: Look): Word | undefined {
  const author = readSealedSet(bytes)?.header.deviceId
  if (author === undefined || author === deviceId || out.has(author)) return NO_WORD
  const isOwn = author === tx.device.id
  if (!isOwn && isOut(tx, author)) return NO_WORD
  const signKey = isOwn ? ownSignKey(tx) : findPeer(tx, author)?.signKey
  const set = verifySet(bytes, () => (signKey === undefined ? undefined : publicKey('ed25519', signKey)))
  if (set === undefined || set.header.clinicId !== readState(tx, 'clinicId')) return NO_WORD
  const { version, keyEpoch } = set.header
  if (version > PROTOCOL_VERSION) return NO_WORD
  const [row] = tx.all('SELECT key FROM clinic_key WHERE key_epoch = ?', keyEpoch)
  if (!isRow(row)) return undefined
  const packed = openSet(set, Buffer.from(String(row['key']), 'hex'))
  const changes = packed === undefined ? [] : (unpackSet(packed)?.changes ?? [])
  const told = changes.filter(({ table, patch }) => table === 'device' && patch['is_revoked'] === 1)
  return { out: told.map(({ rowId }) => rowId), keyEpoch }
}

/** Reads on until the order says that the PC is out, or ends, or has what can't be opened before its key is here. */
async function readOn(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'pull'>,
  look: Look,
  areKeysFetched: boolean,
): Promise<void> {
  const here = { all: db.glance.all, device: db.device }
  while (look.keyEpoch === undefined) {
    const page = await hub.pull(look.upTo, 0)
    if (!page.ok || pinProblem(here, page.data.hub) !== undefined || page.data.frames.length === 0) return
    for (const frame of page.data.frames) {
      // The desk's calls come between.
      await setImmediate()
      const word = readWord(here, frame, look) ?? (areKeysFetched ? NO_WORD : undefined)
      if (word === undefined) return
      for (const id of word.out) look.out.add(id)
      look.upTo = frame.seq
      if (look.out.has(look.deviceId)) look.keyEpoch ??= word.keyEpoch
    }
    if (look.upTo >= page.data.head) return
  }
}

/**
 * Looks, behind a set that can't be taken, whether the hub's order takes its PC out: then what can't be taken of that
 * PC before is lost, on every PC alike, and the clinic goes on. As long as its PC is in, nothing is taken past it: who
 * is in or out, what a change replaced and what clashes follow from the order.
 * @param areKeysFetched true where no key can be on its way to this PC
 * @returns whether the set is to be passed over
 */
export async function isTakenOutAhead(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'pull'>,
  refused: RefusedSet,
  areKeysFetched = false,
): Promise<boolean> {
  const { deviceId } = refused
  if (deviceId === undefined || deviceId === db.device.id) return false
  const look = lookOf(db, refused)
  await readOn(db, hub, look, areKeysFetched)
  if (look.keyEpoch === undefined) return false
  // Whoever has this key was offered those before it, too.
  const keysUpTo = areKeysFetched ? ALL_KEYS : look.keyEpoch
  if (refused.why === 'unknownKey' && (refused.keyEpoch ?? 0) > keysUpTo) return false
  return await writeAlways(db, null, (tx) => {
    noteLost(tx, deviceId, keysUpTo)
    return isPassedOver(tx, refused)
  })
}
