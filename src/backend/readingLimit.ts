import { must } from '#shared/lib/must.ts'

const MINUTE_MS = 60_000
const WINDOW_MS = 10 * MINUTE_MS
/** How many different records one person may open; nobody reads more than that at a desk. */
export const MOST_IN_WINDOW = 300
export const MOST_IN_A_MINUTE = 60

/** What becomes of an opening. `isFirst` at the refusal that begins a pause: that one is told of. */
export type ReadingVerdict =
  | { readonly isAllowed: true }
  | {
      readonly isAllowed: false
      readonly waitMinutes: number
      readonly isFirst: boolean
      readonly count: number
    }

/** How many records each person has opened lately. In memory: it bounds what leaves a desk, the log keeps the rest. */
export type ReadingLimit = {
  /** Counts one opening of a record. Both names are only compared; one and the same record counts once. */
  readonly open: (reader: string, record: string) => ReadingVerdict
}

type Reading = {
  /** Records with the monotonic time of their first opening, oldest first. */
  readonly opened: Map<string, number>
  pausedUntil: number
}

/** How many of these, which are oldest first, were opened at `since` or later. */
function countSince(opened: Map<string, number>, since: number): number {
  let count = 0
  for (const at of opened.values()) if (at >= since) count += 1
  return count
}

function forgetBefore(opened: Map<string, number>, before: number): void {
  for (const [record, at] of opened) {
    if (at >= before) return
    opened.delete(record)
  }
}

/**
 * Stops bulk reading (security.md Z7): over 300 different records in ten minutes, or 60 in one, begin a pause of ten
 * minutes in which only what is open already opens again. A pause is one episode, however often it is run into.
 * @param now monotonic milliseconds
 */
export function createReadingLimit(now: () => number): ReadingLimit {
  const readers = new Map<string, Reading>()
  const readingOf = (reader: string): Reading => {
    if (!readers.has(reader))
      readers.set(reader, { opened: new Map(), pausedUntil: Number.NEGATIVE_INFINITY })
    return must(readers.get(reader), 'reading')
  }
  return {
    open: (reader, record) => {
      const at = now()
      const reading = readingOf(reader)
      const { opened } = reading
      if (reading.pausedUntil <= at) forgetBefore(opened, at - WINDOW_MS)
      if (opened.has(record)) return { isAllowed: true }
      const isPaused = reading.pausedUntil > at
      const isTooMuch =
        opened.size >= MOST_IN_WINDOW || countSince(opened, at - MINUTE_MS) >= MOST_IN_A_MINUTE
      if (!isPaused && !isTooMuch) {
        opened.set(record, at)
        return { isAllowed: true }
      }
      if (!isPaused) reading.pausedUntil = at + WINDOW_MS
      const waitMinutes = Math.ceil((reading.pausedUntil - at) / MINUTE_MS)
      return { isAllowed: false, waitMinutes, isFirst: !isPaused, count: opened.size }
    },
  }
}
