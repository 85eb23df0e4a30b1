import { z } from 'zod'
import { userIdSchema } from '#shared/domain/ids.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { MoveBook, type MoveLine, moveLineSchema } from '../db/moveBook.ts'
import { isReferred, moveReferences } from '../db/moveReferences.ts'
import { findRow, isRecord } from '../db/noteChange.ts'
import { RECORD_KINDS, type RecordKind } from '../db/recordTables.ts'
import { updateRow } from '../db/writeRow.ts'
import { attempt } from './attempt.ts'

const FOLLOWED = { verb: 'record.followed' }

function nextOf(tx: WriteTx, kind: RecordKind, id: string): string | undefined {
  const next = findRow(tx, kind, id)?.['merged_into']
  return typeof next === 'string' ? next : undefined
}

/** The records that were merged into one another on PCs that did not know of each other; empty where none were. */
function ringOf(tx: WriteTx, kind: RecordKind, from: string): string[] {
  const path: string[] = []
  for (let at: string | undefined = from; at !== undefined; at = nextOf(tx, kind, at)) {
    const known = path.indexOf(at)
    if (known !== -1) return path.slice(known)
    path.push(at)
  }
  return []
}

const OPEN_MERGE = `SELECT id, moved FROM record_merge WHERE merged_id = ? AND undone_at IS NULL
  ORDER BY merged_at DESC, id LIMIT 1`
const linesSchema = z.array(moveLineSchema)

/** What a merge changed, as its PC says; nothing where that can't be read. */
function readLines(moved: unknown): readonly MoveLine[] {
  try {
    return linesSchema.safeParse(JSON.parse(String(moved))).data ?? []
  } catch {
    return []
  }
}

/**
 * The earliest record of a ring stays, on every PC: somebody who stands nowhere would be lost. It is again what it was
 * before it was merged; what names it stays with it.
 */
function breakRing(tx: WriteTx, kind: RecordKind, ring: readonly string[]): void {
  const first = ring.toSorted()[0]
  if (first === undefined) return
  if (kind === 'client') updateRow(tx, 'client', first, { merged_into: null }, FOLLOWED)
  else updateRow(tx, 'user', first, { merged_into: null }, FOLLOWED)
  const merge = tx.all(OPEN_MERGE, first).find(isRecord)
  if (merge === undefined) return
  for (const { table, ids, before } of readLines(merge['moved'])) {
    if (before === null) continue
    const own = ids.filter((id) => id === first)
    if (table === 'user' && before['status'] === 'active')
      for (const id of own) updateRow(tx, 'user', id, { status: 'active' }, FOLLOWED)
    if (table === 'user_role' && before['is_held'] === 1)
      for (const id of ids.filter((one) => one.startsWith(`${first}.`)))
        updateRow(tx, 'user_role', id, { is_held: 1 }, FOLLOWED)
  }
  updateRow(tx, 'record_merge', String(merge['id']), { undone_at: tx.now }, FOLLOWED)
}

function endOf(tx: WriteTx, kind: RecordKind, id: string): string {
  let at = id
  for (let next = nextOf(tx, kind, at); next !== undefined; next = nextOf(tx, kind, at)) at = next
  return at
}

function follow(tx: WriteTx, kind: RecordKind, from: string): void {
  const ring = ringOf(tx, kind, from)
  if (ring.length > 0) breakRing(tx, kind, ring)
  const to = endOf(tx, kind, from)
  if (to === from || !isReferred(tx, kind, from)) return
  moveReferences(tx, new MoveBook(tx, FOLLOWED), { kind, from, to })
  const user = kind === 'user' ? userIdSchema.safeParse(to) : undefined
  if (user?.success === true) tx.touchedUsers.add(user.data)
}

/**
 * After another PC's changes: what names a record that was merged meanwhile names the kept one, and of two records
 * that were merged into each other the earlier one stays. Every PC does the same, so that all come to the same end
 * (security.md S10); a record with which that can't be done is passed over, on each of them (S16).
 */
export function followMerges(tx: WriteTx): void {
  for (const kind of RECORD_KINDS) {
    // Asked for in order, SQLite would look through all records instead of the index of the merged ones.
    const merged = tx.all(`SELECT id FROM "${kind}" WHERE merged_into IS NOT NULL`).filter(isRecord)
    for (const from of merged.map(({ id }) => String(id)).toSorted())
      if (needsFollowing(tx, kind, from)) attempt(tx, () => follow(tx, kind, from))
  }
}

/** Nearly all were followed before: those are only looked at. */
const needsFollowing = (tx: WriteTx, kind: RecordKind, from: string): boolean =>
  isReferred(tx, kind, from) || ringOf(tx, kind, from).length > 0
