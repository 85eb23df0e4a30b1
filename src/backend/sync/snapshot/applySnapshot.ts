import { clientIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { LongWork } from '../../db/longWork.ts'
import { isRow } from '../fieldStore.ts'
import { noteWentBack } from '../goingBack/noteWentBack.ts'
import { isAfter, readOwnChain } from '../goingBack/ownSets.ts'
import { endTakenOut } from '../keys/takenOut.ts'
import { copyRow } from '../copying/copyRow.ts'
import { endCopy, openCopy } from '../copying/dataCopies.ts'
import { dropOthers } from '../copying/dropOthers.ts'
import { addPeer, findPeer } from '../roster.ts'
import { shapesOf } from '../syncedColumns.ts'
import { clearState, readCount, readState, writeState } from '../syncState.ts'
import { type HeardPc, PLAIN_COLUMNS, PLAIN_TABLES, type SnapshotFrame, unpackFrame } from './frames.ts'
import { openPiece, PIECE_BYTES, SEAL_BYTES } from './pieces.ts'
import { type CopyTaking, forgetTaking, readTaking, type Taking } from './takingState.ts'
import { takeEntry } from './takeEntry.ts'
import { takeRow } from './takeRow.ts'

/** Beside a desk in use, no write waits longer; where nobody can use it before all is here, fewer commits are faster. */
const BESIDE_DESK = { ms: 20, entries: 50 }
const ALONE = { ms: 500, entries: 2_000 }
type Slice = typeof BESIDE_DESK

const sliceOf = (tx: WriteTx): Slice => (readState(tx, 'joining') === undefined ? BESIDE_DESK : ALONE)

/** What this thread opened last. */
const kept = {
  piece: '',
  plain: Buffer.alloc(0),
  frame: '',
  opened: undefined as ReturnType<typeof unpackFrame>,
}

export type SnapshotStep =
  | { readonly kind: 'more'; readonly at: number }
  | { readonly kind: 'done' }
  /** None is to be taken any more. */
  | { readonly kind: 'gone' }
  /** Its maker signed it, and yet it can't be read. */
  | { readonly kind: 'unreadable' }

function readPiece(tx: WriteTx, { header }: Taking, piece: number): Buffer | undefined {
  const name = `${header.snapshotId} ${piece}`
  if (kept.piece === name) return kept.plain
  const [row] = tx.all('SELECT bytes FROM snapshot_piece WHERE piece = ?', piece)
  const [key] = tx.all('SELECT key FROM clinic_key WHERE key_epoch = ?', header.keyEpoch)
  if (!isRow(row) || !isRow(key) || !(row['bytes'] instanceof Uint8Array)) return undefined
  const plain = openPiece(row['bytes'], header.snapshotId, piece, Buffer.from(String(key['key']), 'hex'))
  if (plain === undefined) return undefined
  Object.assign(kept, { piece: name, plain })
  return plain
}

function readFrom(tx: WriteTx, taking: Taking): (at: number, length: number) => Buffer | undefined {
  const read = (at: number, length: number): Buffer | undefined => {
    const from = at % PIECE_BYTES
    const part = readPiece(tx, taking, Math.floor(at / PIECE_BYTES))?.subarray(from, from + length)
    if (part === undefined || part.length === 0) return undefined
    if (part.length === length) return Buffer.from(part)
    const rest = read(at + part.length, length - part.length)
    return rest === undefined ? undefined : Buffer.concat([part, rest])
  }
  return read
}

/** What the clinic heard of this PC: more than it remembers where its data went back meanwhile. */
function takeOwnHeard(tx: WriteTx, pc: HeardPc): void {
  if (pc.lastN === 0 || !isAfter({ deviceEpoch: pc.deviceEpoch, n: pc.lastN }, readOwnChain(tx))) return
  noteWentBack(tx)
  writeState(tx, 'deviceEpoch', pc.deviceEpoch)
  writeState(tx, 'lastN', pc.lastN)
  writeState(tx, 'lastHash', pc.lastHash)
  writeState(tx, 'heardAudit', pc.auditSeq)
  writeState(tx, 'sentAudit', pc.auditSeq)
}

function takeHeard(tx: WriteTx, pc: HeardPc): void {
  if (pc.deviceId === tx.device.id) return takeOwnHeard(tx, pc)
  addPeer(tx, pc)
  const known = findPeer(tx, pc.deviceId)
  if (known?.signKey !== pc.signKey || known.deviceEpoch > pc.deviceEpoch) return
  if (known.deviceEpoch === pc.deviceEpoch && known.lastN > pc.lastN) return
  tx.run(
    `UPDATE peer SET device_epoch = ?, last_n = ?, last_hash = ?, audit_seq = ?, audit_hash = ?,
      is_revoked = max(is_revoked, ?) WHERE device_id = ?`,
    pc.deviceEpoch,
    pc.lastN,
    pc.lastHash,
    pc.auditSeq,
    pc.auditHash,
    pc.isRevoked ? 1 : 0,
    pc.deviceId,
  )
  if (pc.isRevoked) endTakenOut(tx, pc.deviceId)
}

/** How many items a frame has, and how one is taken. */
function itemsOf(tx: WriteTx, frame: SnapshotFrame, isCopy: boolean): readonly (() => void)[] {
  switch (frame.kind) {
    case 'rows':
      return frame.rows.map((row) => () => {
        if (!isCopy) return takeRow(tx, shapesOf(tx), frame, row)
        if (copyRow(tx, shapesOf(tx), frame, row)) addCopied(tx, 1)
      })
    case 'log':
      return frame.entries.map((entry) => () => takeEntry(tx, frame.deviceId, entry))
    case 'heard':
      return frame.pcs.map((pc) => () => takeHeard(tx, pc))
    case 'plain': {
      const columns = PLAIN_COLUMNS[frame.table]
      const marks = columns.map(() => '?').join(',')
      const sql = `INSERT INTO ${frame.table} (${columns.join(',')}) VALUES (${marks}) ON CONFLICT DO NOTHING`
      return frame.rows.map((row) => () => tx.run(sql, ...row))
    }
  }
}

/** Makes the people's entries in the list, so that each is made once and not with each of their rows. */
function listPeople(tx: WriteTx, taking: Taking, { entries }: Slice): SnapshotStep {
  const rows = tx.all('SELECT id FROM user WHERE id > ? ORDER BY id LIMIT ?', taking.user, entries)
  for (const row of rows) {
    const id = userIdSchema.safeParse(isRow(row) ? row['id'] : undefined)
    if (id.success) tx.touchedUsers.add(id.data)
  }
  const last = rows.at(-1)
  if (isRow(last)) {
    writeState(tx, 'snapshot', JSON.stringify({ ...taking, user: String(last['id']) }))
    return { kind: 'more', at: taking.at }
  }
  return listClients(tx, taking, entries)
}

/** Makes the clients' entries in their list, once everybody's are made. */
function listClients(tx: WriteTx, taking: Taking, entries: number): SnapshotStep {
  const sql = 'SELECT id FROM client WHERE id > ? ORDER BY id LIMIT ?'
  const rows = tx.all(sql, taking.client, entries)
  for (const row of rows) {
    const id = clientIdSchema.safeParse(isRow(row) ? row['id'] : undefined)
    if (id.success) tx.touchedClients.add(id.data)
  }
  const last = rows.at(-1)
  if (isRow(last)) {
    writeState(tx, 'snapshot', JSON.stringify({ ...taking, client: String(last['id']) }))
    return { kind: 'more', at: taking.at }
  }
  forgetTaking(tx)
  writeState(tx, 'cursor', Math.max(readCount(tx, 'cursor'), taking.header.seq))
  writeState(tx, 'cursorHash', '')
  writeState(tx, 'offset', 0)
  if (taking.copy !== undefined) {
    // What a newer program said, and was kept for an update, is looked at again.
    clearState(tx, 'laterSchema', 'laterUpTo')
    endCopy(tx, readCount(tx, 'rowsCopied'))
  }
  return { kind: 'done' }
}

const addCopied = (tx: WriteTx, rows: number): void =>
  writeState(tx, 'rowsCopied', readCount(tx, 'rowsCopied') + rows)

/** What was known here of others' clashes and of rows to come, the snapshot tells anew; as a copy, of all clashes. */
function forgetPlain(tx: WriteTx, { copy }: Taking): void {
  for (const table of PLAIN_TABLES)
    if (table !== 'review' || copy !== undefined) tx.run(`DELETE FROM ${table}`)
  if (copy === undefined) return
  tx.run('DELETE FROM copied_row')
  writeState(tx, 'rowsCopied', 0)
}

/** A copy that nobody wants any more, or that something was heard after: it would take that back. */
const isStale = (tx: WriteTx, { copy, header }: Taking): boolean =>
  copy !== undefined && (openCopy(tx)?.id !== copy.requestId || header.seq < readCount(tx, 'cursor'))

/** The end of a copy: what its maker has not goes, some at a time. */
function dropSome(tx: WriteTx, taking: Taking, at: CopyTaking): SnapshotStep {
  const copy = dropOthers(tx, shapesOf(tx), at)
  if (copy.isDone) addCopied(tx, copy.dropped)
  writeState(tx, 'snapshot', JSON.stringify({ ...taking, copy }))
  return { kind: 'more', at: taking.at }
}

function step(tx: WriteTx, taking: Taking): SnapshotStep {
  const since = performance.now()
  const slice = sliceOf(tx)
  // What a copy changes in the lists is made before the commit.
  const isOver = (): boolean =>
    performance.now() - since >= slice.ms || tx.touchedUsers.size + tx.touchedClients.size >= slice.entries
  const end = taking.header.bytes - taking.header.pieces * SEAL_BYTES
  let { at, item } = taking
  if (at >= end && taking.copy?.isDone === false) return dropSome(tx, taking, taking.copy)
  if (at >= end) return listPeople(tx, taking, slice)
  if (at === 0 && item === 0) {
    if (isStale(tx, taking)) {
      forgetTaking(tx)
      return { kind: 'gone' }
    }
    forgetPlain(tx, taking)
  }
  const read = readFrom(tx, taking)
  while (at < end) {
    const name = `${taking.header.snapshotId} ${at}`
    if (kept.frame !== name) Object.assign(kept, { frame: name, opened: unpackFrame(at, read) })
    const { opened } = kept
    if (opened === undefined) return { kind: 'unreadable' }
    const items = itemsOf(tx, opened.frame, taking.copy !== undefined)
    for (; item < items.length && !isOver(); item += 1) items[item]?.()
    if (item < items.length) break
    at = opened.next
    item = 0
    if (isOver()) break
  }
  writeState(tx, 'snapshot', JSON.stringify({ ...taking, at, item }))
  return { kind: 'more', at }
}

/** Applies about 20 ms of the snapshot that lies here whole, with how far it came, in the transaction in hand. */
export const applySnapshot: LongWork<null, SnapshotStep, never> = {
  name: 'sync.applySnapshot',
  run: (tx) => {
    const taking = readTaking(tx)
    return Promise.resolve(ok(taking === undefined ? { kind: 'gone' } : step(tx, taking)))
  },
}
