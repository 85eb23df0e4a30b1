import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { type DataCopy, openCopy } from '../copying/dataCopies.ts'
import { isRow } from '../fieldStore.ts'
import type { HubClient, HubProblem } from '../hubClient.ts'
import { hashOf } from '../sealSet.ts'
import { readState, writeState } from '../syncState.ts'
import { SYNCED_TABLES } from '../../db/syncedTables.ts'
import { applyTaking, type TakingWatch } from './applyTaking.ts'
import { hashOfPieces, openPiece } from './pieces.ts'
import { findMaker } from './snapshotMaker.ts'
import { type CopyTaking, forgetTaking, readTaking, type Taking } from './takingState.ts'

export type TakeProblem =
  | HubProblem
  /** No PC of the clinic made what the hub gave, or it was changed on the way. */
  | { readonly kind: 'notTrusted' }
  /** Another hub answers than the one this PC belongs to. */
  | { readonly kind: 'otherHub' }
type Done<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly problem: TakeProblem }
type SnapshotHub = Pick<HubClient, 'latestSnapshot' | 'getPiece'>
/** Which snapshot is wanted. */
type Wanted = {
  /** Up to where in the hub's order it must reach: the sets before are gone there, or were heard. */
  readonly least: number
  /** Whose data are to be had as they are there; undefined for what any PC has, which is merged. */
  readonly copyOf: DataCopy | undefined
}
const NOT_TRUSTED = { ok: false, problem: { kind: 'notTrusted' } } as const

/** Rows are taken away of the tables of now: an update in the middle brings tables that the maker does not know. */
const beginCopy = (requestId: string): CopyTaking => ({
  requestId,
  tables: Object.keys(SYNCED_TABLES).toSorted(),
  table: 0,
  id: '',
  dropped: 0,
  isDone: false,
})

/**
 * The snapshot to take: the one begun, or the hub's newest; null where the hub has none.
 */
async function begin(
  db: ClinicDatabase,
  hub: SnapshotHub,
  { least, copyOf }: Wanted,
): Promise<Done<Taking | null>> {
  const begun = readTaking(db.glance)
  const isFit = begun !== undefined && begun.copy?.requestId === copyOf?.id && begun.header.seq >= least
  if (isFit) return { ok: true, data: begun }
  const latest = await hub.latestSnapshot()
  if (!latest.ok) return latest
  const { snapshot, hub: identity } = latest.data
  return writeAlways<Done<Taking | null>>(db, null, (tx) => {
    if (readState(tx, 'hubId') !== identity.hubId || readState(tx, 'generation') !== identity.generation)
      return { ok: false, problem: { kind: 'otherHub' } }
    if (snapshot === null) return { ok: true, data: null }
    const header = findMaker(tx, snapshot)
    const hasKey =
      header !== undefined &&
      tx.all('SELECT 1 FROM clinic_key WHERE key_epoch = ?', header.keyEpoch).length > 0
    const isWanted = hasKey && header.seq >= least
    if (copyOf !== undefined) {
      // Somebody may have left it meanwhile; and what this PC can't take yet, it waits for.
      const isAsked = openCopy(tx)?.id === copyOf.id && header?.deviceId === copyOf.sourceId
      if (!isWanted || !isAsked) return { ok: true, data: null }
    }
    if (!isWanted) return NOT_TRUSTED
    forgetTaking(tx)
    const copy = copyOf === undefined ? {} : { copy: beginCopy(copyOf.id) }
    const taking = { header, at: 0, item: 0, user: '', client: '', ...copy }
    writeState(tx, 'snapshot', JSON.stringify(taking))
    return { ok: true, data: taking }
  })
}

type Kept = 'kept' | 'gone' | 'unreadable'

function keepPiece(tx: WriteTx, { header }: Taking, piece: number, bytes: Uint8Array): Kept {
  // Somebody may have left it, or asked for another one.
  if (readTaking(tx)?.header.snapshotId !== header.snapshotId) return 'gone'
  const [row] = tx.all('SELECT key FROM clinic_key WHERE key_epoch = ?', header.keyEpoch)
  const key = Buffer.from(isRow(row) ? String(row['key']) : '', 'hex')
  if (openPiece(bytes, header.snapshotId, piece, key) === undefined) return 'unreadable'
  tx.run(
    'INSERT INTO snapshot_piece (piece, hash, bytes) VALUES (?,?,?) ON CONFLICT DO NOTHING',
    piece,
    hashOf(bytes),
    bytes,
  )
  return 'kept'
}

/**
 * Fetches what is missing, each piece checked as it comes; the whole is what its maker signed, or it is dropped.
 * @returns false where it is not to be taken any more, or the program ends
 */
async function fetchPieces(
  db: ClinicDatabase,
  hub: SnapshotHub,
  taking: Taking,
  { tell, signal }: { tell: (bytes: number) => void; signal: AbortSignal | undefined },
): Promise<Done<boolean>> {
  const { header } = taking
  const pieces = db.glance.all('SELECT piece FROM snapshot_piece').filter(isRow)
  const here = new Set(pieces.map((row) => Number(row['piece'])))
  for (let piece = 0; piece < header.pieces; piece += 1) {
    if (signal?.aborted === true) return { ok: true, data: false }
    if (!here.has(piece)) {
      const got = await hub.getPiece(header.snapshotId, piece)
      if (!got.ok) {
        // A newer one took its place meanwhile.
        if (got.problem.kind === 'refused' && got.problem.error === 'notFound')
          await writeAlways(db, null, forgetTaking)
        return got
      }
      const kept = await writeAlways(db, null, (tx) => keepPiece(tx, taking, piece, got.data))
      if (kept === 'gone') return { ok: true, data: false }
      if (kept === 'unreadable') return NOT_TRUSTED
    }
    tell(Math.floor((header.bytes * (piece + 1)) / header.pieces))
  }
  const isWhole = await writeAlways(db, null, (tx) => {
    const hashes = tx
      .all('SELECT hash FROM snapshot_piece ORDER BY piece')
      .filter(isRow)
      .map((row) => String(row['hash']))
    const isSigned = hashOfPieces(hashes) === header.piecesHash
    if (!isSigned) forgetTaking(tx)
    return isSigned
  })
  return isWhole ? { ok: true, data: true } : NOT_TRUSTED
}

/**
 * One that can't be taken binds this PC no longer than the hub has no other: whatever is wrong with it, the next one
 * may be right.
 */
async function letGo(db: ClinicDatabase, hub: SnapshotHub, snapshotId: string): Promise<void> {
  const latest = await hub.latestSnapshot()
  if (!latest.ok || latest.data.snapshot === null || latest.data.snapshot.snapshotId === snapshotId) return
  await writeAlways(db, null, forgetTaking)
}

/**
 * Takes the hub's newest snapshot: fetched piece by piece, and only when all of it is what a PC of the clinic signed,
 * applied in slices. A cut or a restart goes on where it was. For a new PC, and for one whose next sets are gone.
 * @returns false where the hub has none
 */
export async function takeSnapshot(
  db: ClinicDatabase,
  hub: SnapshotHub,
  { onProgress = () => {}, least = 0, copyOf, signal }: Partial<TakingWatch & Wanted> = {},
): Promise<Done<boolean>> {
  const begun = await begin(db, hub, { least, copyOf })
  if (!begun.ok) return begun
  if (begun.data === null) return { ok: true, data: false }
  const { header, at } = begun.data
  if (at === 0) {
    const tell = (bytes: number): void => onProgress(bytes, header.bytes * 2)
    const fetched = await fetchPieces(db, hub, begun.data, { tell, signal })
    if (fetched.ok && !fetched.data) return fetched
    if (!fetched.ok) {
      if (fetched.problem.kind === 'notTrusted') await letGo(db, hub, header.snapshotId)
      return fetched
    }
  }
  const applied = await applyTaking(db, { onProgress, signal })
  if (applied !== 'unreadable') return { ok: true, data: applied === 'done' }
  await letGo(db, hub, header.snapshotId)
  return NOT_TRUSTED
}
