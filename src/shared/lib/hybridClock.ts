/** The wall clock, as a port: milliseconds since 1970, and a monotonic count that no clock change moves. */
export type Clock = {
  readonly now: () => number
  readonly monotonic: () => number
}

/** One integer that orders changes: milliseconds since 2020 × 4096 + counter (design.md 5; safe until 2089). */
export type Stamp = number

const EPOCH_MS = Date.UTC(2020, 0, 1)
const COUNTER_SPAN = 4096
/** A clock that stands later than this gives stamps of here, which leaves room for those that come after. */
const LATEST_MS = Date.UTC(2080, 0, 1)
/** A remote stamp further ahead than this is applied, but does not drag the local clock along. */
export const MAX_DRAG_MS = 5 * 60_000

/** The milliseconds since 1970 at which a stamp was given. */
export function stampToMs(stamp: Stamp): number {
  return Math.floor(stamp / COUNTER_SPAN) + EPOCH_MS
}

/** The first stamp of a millisecond. */
export function msToStamp(ms: number): Stamp {
  return Math.max(0, Math.floor(Math.min(ms, LATEST_MS)) - EPOCH_MS) * COUNTER_SPAN
}

/** Gives stamps that only ever grow, whatever the wall clock does. */
export class HybridClock {
  #last: Stamp
  readonly #clock: Clock

  /** @param last the greatest stamp this PC has given or seen, 0 for none */
  constructor(clock: Clock, last: Stamp) {
    this.#clock = clock
    this.#last = last
  }

  /** The greatest stamp given or seen so far. */
  get last(): Stamp {
    return this.#last
  }

  /** The next stamp: after every earlier one; a full counter borrows the next millisecond. */
  next(): Stamp {
    this.#last = Math.max(this.#last + 1, msToStamp(this.#clock.now()))
    return this.#last
  }

  /**
   * Takes note of the greatest stamp of what another PC sent.
   * @returns by how many milliseconds it is ahead of this PC's clock where that is over five minutes, else 0
   */
  observe(stamp: Stamp): number {
    const aheadMs = stampToMs(stamp) - this.#clock.now()
    const limit = msToStamp(this.#clock.now() + MAX_DRAG_MS)
    this.#last = Math.max(this.#last, Math.min(stamp, limit))
    return aheadMs > MAX_DRAG_MS ? aheadMs : 0
  }
}
