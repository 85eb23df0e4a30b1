import type { BareCall } from './call.ts'
import { keepClientDirectory } from './features/clients/index.ts'
import { keepBackups } from './features/backups/index.ts'
import { keepEmergencies } from './features/emergency/index.ts'
import { createStaffListWatch, getIdleLockMinutes, keepHighestTime } from './features/identity/index.ts'
import { keepColdLock, keepColdTries } from './features/start/index.ts'
import { keepChain } from './features/logs/index.ts'
import { keepMail } from './features/mail/index.ts'
import { keepPlacements } from './features/placements/index.ts'
import { keepTeamPage } from './features/team/index.ts'
import type { Seat } from './ports.ts'
import { keepJoining } from './sync/joining/keepJoining.ts'

/** A watcher that runs beside the calls, from the start of the program to its end. @returns what ends it */
export type Keeper = (bare: Omit<BareCall, 'seat'>) => () => void

const PRESENCE_MS = 5_000
const MINUTE_MS = 60_000

/** Runs `act` every so often while a clinic is open; what it throws is a line in the log, not the end of the program. */
export function every(
  bare: Omit<BareCall, 'seat'>,
  ms: number,
  code: string,
  act: () => Promise<void> | void,
): () => void {
  const timer = setInterval(() => {
    if (bare.stage.now().stage !== 'open') return
    Promise.resolve()
      .then(act)
      .catch(() => bare.ports.log({ level: 'warn', code }))
  }, ms)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * Locks what nobody has touched for the clinic's minutes, in the program or anywhere on this PC, everything when the
 * system locks or sleeps, and ends sessions after 12 hours (product.md 37).
 */
export const keepPresence: Keeper = (bare) => {
  const tell = (seats: readonly Seat[]): void => {
    for (const seat of seats) bare.emit({ name: 'session.changed' }, seat)
  }
  const stop = every(bare, PRESENCE_MS, 'idle.unknown', async () => {
    const now = bare.stage.now()
    if (now.stage !== 'open') return
    const idleMs = (await getIdleLockMinutes(now.db.read)) * MINUTE_MS
    const systemIdle = bare.ports.systemIdleSeconds()
    tell(bare.sessions.endExpired())
    tell(
      systemIdle !== undefined && systemIdle * 1000 >= idleMs
        ? bare.sessions.lockAll()
        : bare.sessions.lockIdle(idleMs),
    )
  })
  const ignore = bare.ports.onPresence(() => tell(bare.sessions.lockAll()))
  return () => {
    stop()
    ignore()
  }
}

/** Writes down how far pauses after wrong tries have run, and the highest time this PC has shown. */
const keepGuessing: Keeper = (bare) => {
  const withDatabase =
    (act: (db: Extract<ReturnType<typeof bare.stage.now>, { stage: 'open' }>['db']) => Promise<void>) =>
    async (): Promise<void> => {
      const now = bare.stage.now()
      if (now.stage === 'open') await act(now.db)
    }
  const stops = [
    every(bare, 10_000, 'guessing.unkept', withDatabase(bare.guesses.keep)),
    every(bare, 5 * MINUTE_MS, 'clock.unkept', withDatabase(keepHighestTime)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Locks desks once this PC's list of staff is old (security.md 6, "Staff list freshness"). */
const keepStaffList: Keeper = (bare) =>
  every(bare, PRESENCE_MS, 'staffList.unknown', createStaffListWatch(bare))

/** Every watcher of the program. */
export const KEEPERS: readonly Keeper[] = [
  keepPresence,
  keepGuessing,
  keepStaffList,
  keepChain,
  keepMail,
  keepPlacements,
  keepEmergencies,
  keepColdLock,
  keepColdTries,
  keepJoining,
  keepBackups,
  keepClientDirectory,
  keepTeamPage,
]
