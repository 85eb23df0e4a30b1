import { z } from 'zod'
import type { Route } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { fail, type Failed, ok } from '#shared/errors/index.ts'
import type { Clock } from '#shared/lib/hybridClock.ts'
import { appendAudit } from './audit/appendAudit.ts'
import { aboutOf } from './audit/noteRefusal.ts'
import type { BareCall } from './call.ts'
import { raiseAlert } from './features/alerts/index.ts'
import { createReadingLimit } from './readingLimit.ts'

/** Refuses a call that opens one record too many; undefined where it may go on. `input` is parsed. */
export type ReadingGuard = (
  call: BareCall,
  route: Route,
  input: unknown,
) => Promise<Failed<'TOO_MANY_READS'> | undefined>

const inputSchema = z.record(z.string(), z.unknown()).catch({})

/** The record that a call opens, by the ids in its input; undefined where it names none. */
function recordOf(input: unknown): string | undefined {
  const ids = Object.entries(inputSchema.parse(input)).filter(([name]) => name.endsWith('Id'))
  return ids.length === 0 ? undefined : JSON.stringify(ids)
}

/** Who reads at this seat; nobody where the emergency view stands before a locked desk. */
function readerAt(call: BareCall): UserId | undefined {
  if (call.sessions.emergencyAt(call.seat) !== undefined) return undefined
  return call.sessions.find(call.seat)?.userId
}

/** Puts a pause into the log and before the owners, once for each. */
async function tellOfPause(call: BareCall, input: unknown, count: number): Promise<void> {
  const now = call.stage.now()
  if (now.stage !== 'open') return
  const actorId = readerAt(call) ?? null
  await now.db.write({ actorId }, (tx) => {
    appendAudit(tx, { verb: 'reading.stopped', outcome: 'refused', ...aboutOf(input), after: { count } })
    raiseAlert(tx, 'bulkReading', actorId, { count })
    return Promise.resolve(ok(null))
  })
}

/**
 * Bounds how many records one person opens, whatever seats they sit at (security.md Z7): every route that the contract
 * marks as a view counts. Who opens too many waits; the log has it, and the owners are told.
 */
export function createReadingGuard(clock: Clock): ReadingGuard {
  const limit = createReadingLimit(() => clock.monotonic())
  return async (call, { audit }, input) => {
    const record = audit === 'view' ? recordOf(input) : undefined
    if (record === undefined) return undefined
    const verdict = limit.open(readerAt(call) ?? call.seat, record)
    if (verdict.isAllowed) return undefined
    if (verdict.isFirst) await tellOfPause(call, input, verdict.count)
    return fail('TOO_MANY_READS', { waitMinutes: verdict.waitMinutes })
  }
}
