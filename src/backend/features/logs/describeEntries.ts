import { z } from 'zod'
import type { LogEntry } from '#shared/contract/logs.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { kindOf } from './logFilter.ts'
import { listNames } from './namesRepository.ts'
import type { EntryRow } from './logsRepository.ts'

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])
// An entry that was tampered with is still shown: what can't be read of it is left out.
const valuesSchema = z.record(z.string(), valueSchema.catch('…')).catch({})

function valuesOf(text: string | null): LogEntry['before'] {
  if (text === null) return null
  try {
    return valuesSchema.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

/** An entry as the screens get it. */
export function toEntry(row: EntryRow): LogEntry {
  return {
    seq: row.seq,
    verb: row.verb,
    kind: kindOf(row.verb, row.outcome),
    outcome: row.outcome,
    table: row.table_name,
    rowId: row.row_id,
    aboutUserId: row.about_user_id,
    aboutClientId: row.about_client_id,
    before: valuesOf(row.before),
    after: valuesOf(row.after),
  }
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Every id that these rows speak of: of who did it, whom it is about, and in the values. */
function idsIn(rows: readonly EntryRow[]): string[] {
  return rows.flatMap((row) => [
    row.device_id,
    ...[row.actor_id, row.row_id, row.about_user_id, row.about_client_id, row.before, row.after].flatMap(
      (text) => text?.match(ID) ?? [],
    ),
  ])
}

/** The names of everybody and everything that these rows speak of, as they are now. */
export function namesIn(db: Reader, rows: readonly EntryRow[]): Promise<Record<string, string>> {
  return listNames(db, idsIn(rows))
}
