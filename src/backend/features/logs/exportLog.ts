import { setImmediate } from 'node:timers/promises'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { getClinicRow } from '../clinic/index.ts'
import { namesIn, toEntry } from './describeEntries.ts'
import { entryClause, subjectClauses } from './logFilter.ts'
import { type EntryRow, listEntries, type Place } from './logsRepository.ts'

const MOST = 10_000
const AT_ONCE = 500

/** What the filter shows, entry by entry, for a file; that it was taken out stands in the log with its count. */
export async function exportLog(
  call: ActorCall,
  { filters }: ParsedInputOf<'logs.export'>,
): Promise<Answer<'logs.export'>> {
  const { timezone } = await getClinicRow(call.db.read)
  const subjects = subjectClauses(filters)
  const entry = entryClause(filters, timezone)
  const rows: EntryRow[] = []
  let before: Place | null = null
  for (;;) {
    const more: EntryRow[] = await listEntries(call.db.read, subjects, entry, before, AT_ONCE)
    rows.push(...more)
    before = more.at(-1) ?? null
    if (more.length < AT_ONCE || rows.length > MOST) break
    await setImmediate()
  }
  const taken = rows.slice(0, MOST)
  return ok({
    entries: taken.map((row) => ({
      ...toEntry(row),
      at: row.at,
      actorId: row.actor_id,
      deviceId: row.device_id,
    })),
    names: await namesIn(call.db.read, taken),
    count: taken.length,
    isCapped: rows.length > MOST,
  })
}
