import type Database from 'better-sqlite3'
import type { InTurn } from './inTurn.ts'
import type { CheckpointMode } from './threadMessages.ts'

/** About 4 MB of pages to take over, as many as SQLite itself waits for. */
const WORTH_IT_PAGES = 1_000
/** About 32 MB: the WAL is emptied between two writes, even where they never pause. */
const TOO_LONG_PAGES = 8_000
/** About 48 MB: where the thread gets no time of a busy PC, the next write waits until it is through. */
const HOLD_PAGES = 12_000
/** About 100 MB: with no help from the thread, SQLite takes over by itself, and a commit waits for it. */
const LAST_RESORT_PAGES = 25_000
const QUIET_MS = 30_000

export type ShortWal = {
  /** To be called after each commit; takes microseconds. */
  readonly noteCommit: () => void
  /** What the thread is taking over just now, until it has; undefined where it takes nothing over. Never rejects. */
  readonly inHand: () => Promise<void> | undefined
  readonly stop: () => void
}

/** Pages in the WAL, and how many of them are in the database too. Changes nothing. */
function readWal(database: Database.Database): { pages: number; taken: number } {
  const found: unknown = database.prepare('PRAGMA wal_checkpoint(NOOP)').get()
  if (typeof found !== 'object' || found === null || !('log' in found) || !('checkpointed' in found))
    return { pages: 0, taken: 0 }
  return { pages: Number(found.log), taken: Number(found.checkpointed) }
}

/**
 * Keeps the WAL short without holding up the main thread: what was written is taken over into the database by the
 * clinic's thread, beside reads and writes; the file is emptied at quiet times, or between two writes where it grew
 * all the same.
 * @param inTurn the queue that all writes of this program pass
 */
export function keepWalShort(
  writer: Database.Database,
  inTurn: InTurn,
  checkpoint: (mode: CheckpointMode) => Promise<void>,
): ShortWal {
  writer.pragma(`wal_autocheckpoint = ${LAST_RESORT_PAGES}`)
  /** The takeover in hand; never rejects. */
  let inHand: Promise<void> | undefined
  let isHeld = false
  let isStopped = false
  let quiet: NodeJS.Timeout | undefined

  const hold = (takeover: Promise<void>): void => {
    if (isHeld) return
    isHeld = true
    void inTurn(() => takeover)
  }

  const takeOver = async (isTooLong: boolean): Promise<void> => {
    const passive = checkpoint('PASSIVE')
    inHand = passive.catch(() => {})
    try {
      await passive
      // What was just taken over needs not be copied again, so the writes behind this wait for a moment only.
      if (isTooLong && !isStopped) await inTurn(() => checkpoint('TRUNCATE'))
    } catch {
      // A thread that failed is asked again after the next commit; SQLite itself is the last resort.
    } finally {
      inHand = undefined
      isHeld = false
    }
  }

  const look = (isQuiet: boolean): void => {
    // A transaction in hand is noted when it commits.
    if (isStopped || writer.inTransaction) return
    const { pages, taken } = readWal(writer)
    if (inHand !== undefined) {
      if (pages >= HOLD_PAGES) hold(inHand)
      return
    }
    const isTooLong = pages >= (isQuiet ? WORTH_IT_PAGES : TOO_LONG_PAGES)
    if (isTooLong || pages - taken >= WORTH_IT_PAGES) void takeOver(isTooLong)
  }
  return {
    noteCommit: () => {
      look(false)
      clearTimeout(quiet)
      quiet = setTimeout(() => look(true), QUIET_MS)
      quiet.unref()
    },
    inHand: () => inHand,
    stop: () => {
      isStopped = true
      clearTimeout(quiet)
    },
  }
}
