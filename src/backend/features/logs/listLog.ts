import { z } from 'zod'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { LogAct } from '#shared/contract/logs.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { getClinicRow } from '../clinic/index.ts'
import { namesIn, toEntry } from './describeEntries.ts'
import { entryClause, subjectClauses } from './logFilter.ts'
import {
  type ActPlace,
  type EntryRow,
  listActEntries,
  listEnds,
  listPlaces,
  listSpans,
  type Place,
} from './logsRepository.ts'

/** What stands of a long act in the list; the rest comes when it is opened. */
const FIRST_ENTRIES = 10
const LAST_ENTRIES = 2
const ENTRIES_AT_ONCE = 300
const ACT_PAGE = 100

const cursorSchema = z.tuple([z.number(), z.number()])

/** The place a cursor stands for; null for the top, undefined for anything else. */
export function readCursor(cursor: string | null): Place | null | undefined {
  if (cursor === null) return null
  try {
    const [at, seq] = cursorSchema.parse(JSON.parse(cursor))
    return { at, seq }
  } catch {
    return undefined
  }
}

/** A place as a cursor. */
export function writeCursor({ at, seq }: Place): string {
  return JSON.stringify([at, seq])
}

/** The newest acts that fit, each once, whatever the number of their entries. */
async function listActs(
  db: Reader,
  clauses: {
    readonly subjects: ReturnType<typeof subjectClauses>
    readonly entry: ReturnType<typeof entryClause>
  },
  before: Place | null,
  limit: number,
): Promise<ActPlace[]> {
  const acts = new Map<string, ActPlace>()
  let from = before
  for (;;) {
    const places = await listPlaces(db, clauses.subjects, clauses.entry, from, ENTRIES_AT_ONCE)
    for (const place of places) if (!acts.has(place.act_id)) acts.set(place.act_id, place)
    const last = places.at(-1)
    if (last === undefined || places.length < ENTRIES_AT_ONCE || acts.size > limit) break
    // An act of thousands of entries is stepped over at once.
    const [span] = await listSpans(db, [last.act_id])
    from = { at: last.at, seq: Math.min(last.seq, span?.first ?? last.seq) }
  }
  return [...acts.values()].slice(0, limit + 1)
}

function toAct(place: ActPlace, entries: readonly EntryRow[], entryCount: number): LogAct[] {
  const [first] = entries
  if (first === undefined) return []
  return [
    {
      actId: place.act_id,
      at: first.at,
      actorId: first.actor_id,
      deviceId: first.device_id,
      entries: entries.map(toEntry),
      entryCount,
    },
  ]
}

/** One page of the log: acts with their entries, newest first (product.md 27). */
export async function listLog(
  call: ActorCall,
  { filters, before, limit }: ParsedInputOf<'logs.list'>,
): Promise<Answer<'logs.list'>> {
  const from = readCursor(before)
  if (from === undefined) return fail('BAD_INPUT', { fields: { before: 'malformed' } })
  const { timezone } = await getClinicRow(call.db.read)
  const clauses = { subjects: subjectClauses(filters), entry: entryClause(filters, timezone) }
  const places = await listActs(call.db.read, clauses, from, limit)
  const shown = places.slice(0, limit)
  const spans = await listSpans(
    call.db.read,
    shown.map((place) => place.act_id),
  )
  const rows = await listEnds(call.db.read, spans, FIRST_ENTRIES, LAST_ENTRIES)
  const byAct = Map.groupBy(rows, (row) => row.act_id)
  const counts = new Map(spans.map((span) => [span.act_id, span.entries]))
  const acts = shown.flatMap((place) =>
    toAct(place, byAct.get(place.act_id) ?? [], counts.get(place.act_id) ?? 0),
  )
  const end = spanEnd(shown.at(-1), spans)
  return ok({
    acts,
    names: await namesIn(call.db.read, rows),
    next: places.length > limit && end !== undefined ? writeCursor(end) : null,
  })
}

/** The next page starts before the first entry of the last act. */
function spanEnd(
  last: ActPlace | undefined,
  spans: readonly { act_id: string; first: number }[],
): Place | undefined {
  if (last === undefined) return undefined
  const span = spans.find((one) => one.act_id === last.act_id)
  return { at: last.at, seq: Math.min(last.seq, span?.first ?? last.seq) }
}

/** The entries of one act, a page at a time. */
export async function getAct(
  call: ActorCall,
  { actId, afterSeq }: ParsedInputOf<'logs.getAct'>,
): Promise<Answer<'logs.getAct'>> {
  const rows = await listActEntries(call.db.read, actId, afterSeq, ACT_PAGE)
  return ok({
    entries: rows.map(toEntry),
    names: await namesIn(call.db.read, rows),
    nextSeq: rows.length === ACT_PAGE ? (rows.at(-1)?.seq ?? null) : null,
  })
}
