import type { BareCall } from '../../call.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { lookAtChain } from './lookAtChain.ts'

const LOOK_EVERY_MS = 1_000
const AGAIN_AFTER_MS = 60 * 60_000

/**
 * Looks at the log's chain soon after a clinic is opened, and once an hour from then on: at what came since the last
 * look (security.md L3). The whole of it is looked at when an owner asks.
 */
export function keepChain(bare: Omit<BareCall, 'seat'>): () => void {
  const lookedAt = new WeakMap<ClinicDatabase, number>()
  const timer = setInterval(() => {
    const now = bare.stage.now()
    if (now.stage !== 'open') return
    const before = lookedAt.get(now.db)
    const moment = bare.ports.clock.monotonic()
    if (before !== undefined && moment - before < AGAIN_AFTER_MS) return
    lookedAt.set(now.db, moment)
    lookAtChain(now.db, false).catch(() => bare.ports.log({ level: 'warn', code: 'audit.unchecked' }))
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
