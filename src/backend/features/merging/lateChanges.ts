import { z } from 'zod'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { findRow, isRecord } from '../../db/noteChange.ts'
import { readRecordFields, type RecordField } from '../../db/recordVersions.ts'
import type { RecordKind } from '../../db/recordTables.ts'
import { updateRow } from '../../db/writeRow.ts'
import type { OpenMerge } from './mergingRepository.ts'

/** A change that another PC made of a record before it heard that the record was merged (security.md S10). */
export type LateChange = {
  /** Names the change among those of "To review". */
  readonly id: string
  readonly mergeId: string
  readonly kind: RecordKind
  readonly keptId: string
  readonly mergedName: string
  /** What was changed, in the merged record. */
  readonly late: RecordField
  /** Where the same stands in the kept record: the row may not be there yet. */
  readonly keptRowId: string
  readonly keptValue: string | number | null
  readonly keptVersion: RecordField['version']
}

const seenSchema = z.record(z.string(), z.tuple([z.number(), z.number()]))

/** The record that stands for this one in the end: the kept one may have been merged, too. */
export function keptInTheEnd(tx: WriteTx, kind: RecordKind, id: string): string {
  let at = id
  for (let steps = 0; steps < 50; steps += 1) {
    const next = findRow(tx, kind, at)?.['merged_into']
    if (typeof next !== 'string') return at
    at = next
  }
  return at
}

function nameOf(tx: WriteTx, kind: RecordKind, id: string): string {
  const row = findRow(tx, kind, id)
  return [row?.['first_name'], row?.['last_name']]
    .filter((name) => typeof name === 'string')
    .join(' ')
    .trim()
}

/** What came for the merged record of one merge since, and says something else than the kept one. */
export function lateChangesOf(tx: WriteTx, { id, kind, kept_id, merged_id, seen }: OpenMerge): LateChange[] {
  const known = seenSchema.parse(JSON.parse(seen))
  const fresh = readRecordFields(tx, kind, merged_id).filter(({ key, version, value, table }) => {
    const was = known[key]
    if (was === undefined) return value !== '' && value !== null && value !== 0
    // A role that was taken away says nothing about the person who is kept.
    if (table === 'user_role' && value === 0) return false
    return was[0] !== version[0] || was[1] !== version[1]
  })
  if (fresh.length === 0) return []
  const keptId = keptInTheEnd(tx, kind, kept_id)
  const kept = new Map(readRecordFields(tx, kind, keptId).map((field) => [field.key, field]))
  return fresh.flatMap((late) => {
    const own = kept.get(late.key)
    const keptValue = own?.value ?? null
    if (keptValue === late.value) return []
    return [
      {
        id: `late:${id}:${late.key}`,
        mergeId: id,
        kind,
        keptId,
        mergedName: nameOf(tx, kind, merged_id),
        late,
        keptRowId: keptId + late.rowId.slice(merged_id.length),
        keptValue,
        keptVersion: own?.version ?? late.version,
      },
    ]
  })
}

/** Notes that somebody has seen a late change: it is not asked about again. */
export function noteSeen(tx: WriteTx, { mergeId, late }: LateChange, verb: string): void {
  const row = findRow(tx, 'record_merge', mergeId)
  if (!isRecord(row)) return
  const known = seenSchema.parse(JSON.parse(String(row['seen'])))
  const seen = JSON.stringify({ ...known, [late.key]: late.version })
  updateRow(tx, 'record_merge', mergeId, { seen }, { verb })
}
