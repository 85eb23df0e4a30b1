import type { UserId } from '#shared/domain/ids.ts'
import { fail, type Failed, ok } from '#shared/errors/index.ts'
import type { Clock } from '#shared/lib/hybridClock.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { raiseAlert } from '../alerts/index.ts'
import { countTry, mostTries, passTime, pauseAfter } from './guessing.ts'
import {
  countPcs,
  listPaused,
  readPace,
  readTries,
  savePace,
  savePauseLeft,
  saveTries,
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

/**
 * The bound on guessing (security.md A3–A5): per name and PC, and per PC for all names. What was counted is in the
 * database; pauses run down by the program's own clock, and go on where they were after a restart.
 */
export function createGuessGuard(clock: Clock): GuessGuard {
  const startedAt = clock.monotonic()
  const recordedAt = new Map<string, number>()
  let paceAt = startedAt
  /** Whether anything may run down; unknown, so true, after a start. */
  let isRunning = true
  const pauseLeft = (key: string, recordedMs: number): number =>
    Math.max(0, recordedMs - (clock.monotonic() - (recordedAt.get(key) ?? startedAt)))

  const paceNow = (tx: WriteTx): ReturnType<typeof readPace> => {
    const pace = passTime(readPace(tx), clock.monotonic() - paceAt)
    paceAt = clock.monotonic()
    savePace(tx, pace)
    return pace
  }
  const set = (
    tx: WriteTx,
    key: string,
    userId: UserId | null,
    failures: number,
    pauseLeftMs: number,
  ): void => {
    saveTries(tx, key, userId, { failures, pauseLeftMs })
    recordedAt.set(key, clock.monotonic())
  }
  const tryOf = (key: string, userId: UserId | null): GuessTry => {
    const calm = (tx: WriteTx): void => {
      const pace = paceNow(tx)
      savePace(tx, { ...pace, failures: Math.max(0, pace.failures - 1) })
    }
    return {
      succeed: (tx) => {
        set(tx, key, userId, 0, 0)
        calm(tx)
      },
      takeBack: (tx) => {
        const { failures } = readTries(tx, key)
        set(tx, key, userId, Math.max(0, failures - 1), 0)
        calm(tx)
      },
    }
  }
  return {
    begin: async (db, { key, userId }, options = {}) => {
      // A refusal is committed too: what has run of a pause counts, however often somebody knocks.
      const counted = await writeAlways<{ waitSeconds: number | null } | null>(db, null, (tx) => {
        const pace = paceNow(tx)
        const tries = readTries(tx, key)
        const most = mostTries(countPcs(tx))
        const left = pauseLeft(key, tries.pauseLeftMs)
        if (options.ignoresName !== true) {
          if (tries.failures >= most) return { waitSeconds: null }
          if (left > 0) return { waitSeconds: secondsOf(left) }
        }
        if (pace.pauseLeftMs > 0) return { waitSeconds: secondsOf(pace.pauseLeftMs) }
        const failures = Math.min(most, tries.failures + 1)
        set(tx, key, userId, failures, pauseAfter(failures))
        savePace(tx, countTry(pace))
        isRunning = true
        if (failures === most && tries.failures < most)
          raiseAlert(tx, 'lockedOut', userId, { tries: failures })
        return null
      })
      return counted === null ? ok(tryOf(key, userId)) : fail('TOO_MANY_TRIES', counted)
    },
    forgive: (tx, key, userId) => set(tx, key, userId, 0, 0),
    pauseLeft,
    keep: async (db) => {
      if (!isRunning) return
      await writeAlways(db, null, (tx) => {
        const paused = listPaused(tx)
        for (const { key, pauseLeftMs } of paused) {
          savePauseLeft(tx, key, pauseLeft(key, pauseLeftMs))
          recordedAt.set(key, clock.monotonic())
        }
        isRunning = paceNow(tx).periodLeftMs > 0 || paused.length > 0
      })
    },
  }
}
