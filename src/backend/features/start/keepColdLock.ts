import type { BareCall } from '../../call.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'

const LOOK_MS = 1_000
/** How long a clinic that was just opened waits for somebody to sign in, monotonic milliseconds. */
const SIGN_IN_MS = 5 * 60_000

/**
 * Key policy B: closes the clinic once the last session has ended by itself, and where nobody signs in after it was
 * opened; signing out does it at once. @returns what ends it
 */
export function keepColdLock(bare: Omit<BareCall, 'seat'>): () => void {
  // Of one opening: who opens the clinic again just after it was shut has all the time that anybody has.
  let empty: { readonly db: ClinicDatabase; readonly since: number } | undefined
  let hadSession: ClinicDatabase | undefined
  const look = async (): Promise<void> => {
    const { stage, sessions, ports } = bare
    const now = stage.now()
    const db = now.stage === 'open' && stage.needsPasswords() ? now.db : undefined
    if (db === undefined || !sessions.isEmpty()) {
      empty = undefined
      hadSession = db
      return
    }
    if (empty?.db !== db) empty = { db, since: ports.clock.monotonic() }
    if (hadSession === db || ports.clock.monotonic() - empty.since >= SIGN_IN_MS) {
      hadSession = undefined
      await stage.coolDown(sessions.isEmpty)
    }
  }
  const timer = setInterval(() => {
    look().catch(() => bare.ports.log({ level: 'warn', code: 'keys.notCooled' }))
  }, LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

const KEEP_MS = 10_000

/** Writes down how far the pauses have run that belong to no open database. @returns what ends it */
export function keepColdTries({ stage, ports }: Omit<BareCall, 'seat'>): () => void {
  const timer = setInterval(() => {
    stage.keepTries().catch(() => ports.log({ level: 'warn', code: 'tries.unkept' }))
  }, KEEP_MS)
  timer.unref()
  return () => clearInterval(timer)
}
