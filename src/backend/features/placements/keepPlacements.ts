import type { BareCall } from '../../call.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { endPlacements } from './endPlacements.ts'
import { giveNotices } from './giveNotices.ts'

const LOOK_EVERY_MS = 1_000
const AGAIN_AFTER_MS = 10 * 60_000

/**
 * Ends placements that are over and tells of those, and of licences, that are about to be: soon after a clinic is
 * opened, every ten minutes from then on, and after the PC slept.
 */
export function keepPlacements(bare: Omit<BareCall, 'seat'>): () => void {
  // By the wall clock too: while a PC sleeps, the other one may stand still.
  const lookedAt = new WeakMap<ClinicDatabase, { wall: number; monotonic: number }>()
  let isBusy = false
  const look = async (db: ClinicDatabase): Promise<void> => {
    const nowMs = bare.ports.clock.now()
    await endPlacements(db, nowMs)
    await giveNotices(db, nowMs)
  }
  const timer = setInterval(() => {
    const now = bare.stage.now()
    if (isBusy || now.stage !== 'open') return
    const moment = { wall: bare.ports.clock.now(), monotonic: bare.ports.clock.monotonic() }
    const before = lookedAt.get(now.db)
    const isEarly =
      before !== undefined &&
      moment.monotonic - before.monotonic < AGAIN_AFTER_MS &&
      Math.abs(moment.wall - before.wall) < AGAIN_AFTER_MS
    if (isEarly) return
    lookedAt.set(now.db, moment)
    isBusy = true
    look(now.db)
      .catch(() => {
        if (bare.stage.now() === now) bare.ports.log({ level: 'warn', code: 'placements.unkept' })
      })
      .finally(() => {
        isBusy = false
      })
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
