import type { BareCall } from '../../call.ts'

const LOOK_MS = 1_000
/** How long a clinic that was just opened waits for somebody to sign in, monotonic milliseconds. */
const SIGN_IN_MS = 5 * 60_000

/**
 * Key policy B: closes the clinic once the last session has ended by itself, and where nobody signs in after it was
 * opened; signing out does it at once. @returns what ends it
 */
export function keepColdLock(bare: Omit<BareCall, 'seat'>): () => void {
  let emptySince: number | undefined
  let hadSession = false
  const look = async (): Promise<void> => {
    const { stage, sessions, ports } = bare
    const isHot = stage.now().stage === 'open' && stage.needsPasswords()
    if (!isHot || sessions.count() > 0 || sessions.emergencySeats().length > 0) {
      emptySince = undefined
      hadSession = isHot
      return
    }
    emptySince ??= ports.clock.monotonic()
    if (hadSession || ports.clock.monotonic() - emptySince >= SIGN_IN_MS) {
      hadSession = false
      await stage.coolDown()
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
