import type { Answer } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { BareCall, ClinicCall } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import type { Seat } from '../../ports.ts'
import { describeSession, getIdleLockMinutes } from '../identity/index.ts'

const LOOK_MS = 5_000
const MINUTE_MS = 60_000
type Bare = Omit<BareCall, 'seat'>
type How = 'closed' | 'timeOver' | 'idle' | 'systemLocked'

/** Shuts the view of a seat and writes down how it came to its end. */
async function closeAt(bare: Bare, seat: Seat, how: How): Promise<void> {
  const name = bare.sessions.emergencyNameAt(seat)
  bare.sessions.closeEmergency(seat)
  bare.emit({ name: 'session.changed' }, seat)
  const now = bare.stage.now()
  if (now.stage !== 'open' || name === undefined) return
  await writeAlways(now.db, null, (tx) =>
    appendAudit(tx, { verb: 'identity.emergencyClosed', outcome: 'done', after: { name, how } }),
  )
}

/** Closes the emergency view: the seat is as it was before, and a clinic that needs a password is shut again. */
export async function closeEmergency(call: ClinicCall): Promise<Answer<'emergency.close'>> {
  await closeAt(call, call.seat, 'closed')
  await call.stage.coolDown(call.sessions.isEmpty)
  return ok(await describeSession(call))
}

/**
 * Ends emergency views after half an hour, when nobody has used them for as long as a desk stays open, and when the
 * system locks or sleeps. @returns what ends it
 */
export function keepEmergencies(bare: Bare): () => void {
  const unclosed = (): void => bare.ports.log({ level: 'warn', code: 'emergency.unclosed' })
  const look = async (): Promise<void> => {
    const seats = bare.sessions.emergencySeats()
    const now = bare.stage.now()
    if (seats.length === 0 || now.stage !== 'open') return
    const idleMs = (await getIdleLockMinutes(now.db.read)) * MINUTE_MS
    for (const seat of seats) {
      const view = bare.sessions.emergencyAt(seat)
      if (view === undefined) await closeAt(bare, seat, 'timeOver')
      else if (bare.ports.clock.monotonic() - view.activeAt >= idleMs) await closeAt(bare, seat, 'idle')
    }
  }
  const timer = setInterval(() => void look().catch(unclosed), LOOK_MS)
  timer.unref()
  const ignore = bare.ports.onPresence(() => {
    for (const seat of bare.sessions.emergencySeats()) closeAt(bare, seat, 'systemLocked').catch(unclosed)
  })
  return () => {
    clearInterval(timer)
    ignore()
  }
}
