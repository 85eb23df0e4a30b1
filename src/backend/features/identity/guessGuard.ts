import type { UserId } from '#shared/domain/ids.ts'
import { fail, type Failed, ok } from '#shared/errors/index.ts'
import type { Clock } from '#shared/lib/hybridClock.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { raiseAlert } from '../alerts/index.ts'
import { countTry, mostTries, passTime, pauseAfter, type PcPace } from './guessing.ts'
import {
  countPcs,
  listPaused,
  readPace,
  readTries,
  savePace,
  savePauseLeft,
  saveTries,
  type Tries,
} from './guessingRepository.ts'

/** One try at a name: counted as wrong from its start, so that neither a crash nor many at once are free. */
export type GuessTry = {
  /** The whole proof was right: the row of wrong tries ends. */
  readonly succeed: (tx: WriteTx) => void
  /** A part was right, such as the password before the code: this try was none, but nothing is forgiven. */
  readonly takeBack: (tx: WriteTx) => void
}

type Admitted = { readonly ok: true; readonly data: GuessTry } | Failed<'TOO_MANY_TRIES'>

export type GuessGuard = {
  readonly begin: (
    db: ClinicDatabase,
    who: { readonly key: string; readonly userId: UserId | null },
    options?: { readonly ignoresName?: boolean },
  ) => Promise<Admitted>
  /** An owner or Office Admin lets somebody try again. */
  readonly forgive: (tx: WriteTx, key: string, userId: UserId) => void
  /** What is left of the pause of a name, in milliseconds; for showing. */
  readonly pauseLeft: (key: string, recordedMs: number) => number
  /** Writes down how far the pauses have run, so that a restart goes on from there. */
  readonly keep: (db: ClinicDatabase) => Promise<void>
}

const secondsOf = (ms: number): number => Math.ceil(ms / 1000)

/** Keeps the pauses of this running program: what the database knows, less what has run since. */
class Pauses {
  readonly #clock: Clock
  readonly #startedAt: number
  readonly #recordedAt = new Map<string, number>()
  #paceAt: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#startedAt = clock.monotonic()
    this.#paceAt = this.#startedAt
  }

  left(key: string, recordedMs: number): number {
    const since = this.#recordedAt.get(key) ?? this.#startedAt
    return Math.max(0, recordedMs - (this.#clock.monotonic() - since))
  }

  /** The pace of this PC now, written down. */
  pace(tx: WriteTx): PcPace {
    const pace = passTime(readPace(tx), this.#clock.monotonic() - this.#paceAt)
    this.#paceAt = this.#clock.monotonic()
    savePace(tx, pace)
    return pace
  }

  set(tx: WriteTx, key: string, userId: UserId | null, tries: Tries): void {
    saveTries(tx, key, userId, tries)
    this.#recordedAt.set(key, this.#clock.monotonic())
  }

  /** Writes down how far every pause has run. @returns whether any still runs */
  keep(tx: WriteTx): boolean {
    const paused = listPaused(tx)
    for (const { key, pauseLeftMs } of paused) {
      savePauseLeft(tx, key, this.left(key, pauseLeftMs))
      this.#recordedAt.set(key, this.#clock.monotonic())
    }
    return this.pace(tx).periodLeftMs > 0 || paused.length > 0
  }
}

function tryOf(pauses: Pauses, key: string, userId: UserId | null): GuessTry {
  const calm = (tx: WriteTx): void => {
    const pace = pauses.pace(tx)
    savePace(tx, { ...pace, failures: Math.max(0, pace.failures - 1) })
  }
  return {
    succeed: (tx) => {
      pauses.set(tx, key, userId, { failures: 0, pauseLeftMs: 0 })
      calm(tx)
    },
    takeBack: (tx) => {
      const failures = Math.max(0, readTries(tx, key).failures - 1)
      pauses.set(tx, key, userId, { failures, pauseLeftMs: 0 })
      calm(tx)
    },
  }
}

type Who = { readonly key: string; readonly userId: UserId | null }

/** Counts a try as wrong, or says how long it has to wait; null where it may go on. */
function countOrWait(
  tx: WriteTx,
  pauses: Pauses,
  { key, userId }: Who,
  ignoresName: boolean,
): { waitSeconds: number | null } | null {
  const pace = pauses.pace(tx)
  const tries = readTries(tx, key)
  const most = mostTries(countPcs(tx))
  const left = pauses.left(key, tries.pauseLeftMs)
  if (!ignoresName && tries.failures >= most) return { waitSeconds: null }
  if (!ignoresName && left > 0) return { waitSeconds: secondsOf(left) }
  if (pace.pauseLeftMs > 0) return { waitSeconds: secondsOf(pace.pauseLeftMs) }
  const failures = Math.min(most, tries.failures + 1)
  pauses.set(tx, key, userId, { failures, pauseLeftMs: pauseAfter(failures) })
  savePace(tx, countTry(pace))
  if (failures === most && tries.failures < most) raiseAlert(tx, 'lockedOut', userId, { tries: failures })
  return null
}

/**
 * The bound on guessing (security.md A3–A5): per name and PC, and per PC for all names. What was counted is in the
 * database; pauses run down by the program's own clock, and go on where they were after a restart.
 */
export function createGuessGuard(clock: Clock): GuessGuard {
  const pauses = new Pauses(clock)
  /** Whether anything may run down; unknown, so true, after a start. */
  let isRunning = true
  return {
    begin: async (db, who, options = {}) => {
      // A refusal is committed too: what has run of a pause counts, however often somebody knocks.
      const waits = await writeAlways(db, null, (tx) =>
        countOrWait(tx, pauses, who, options.ignoresName ?? false),
      )
      isRunning = true
      return waits === null ? ok(tryOf(pauses, who.key, who.userId)) : fail('TOO_MANY_TRIES', waits)
    },
    forgive: (tx, key, userId) => pauses.set(tx, key, userId, { failures: 0, pauseLeftMs: 0 }),
    pauseLeft: (key, recordedMs) => pauses.left(key, recordedMs),
    keep: async (db) => {
      if (isRunning) isRunning = await writeAlways(db, null, (tx) => pauses.keep(tx))
    },
  }
}
