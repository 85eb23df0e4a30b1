const MOST = 5000

/** Remembers for a while what was noted, so that the same look at the same record is one entry. */
export class Lately {
  readonly #forMs: number
  readonly #noted = new Map<string, number>()

  constructor(forMs: number) {
    this.#forMs = forMs
  }

  /** True the first time, and again once the time is over; true is remembered. */
  isNew(what: string, now: number): boolean {
    const before = this.#noted.get(what)
    if (before !== undefined && now - before < this.#forMs) return false
    this.#noted.delete(what)
    this.#noted.set(what, now)
    if (this.#noted.size > MOST) this.#forgetOldest()
    return true
  }

  #forgetOldest(): void {
    const oldest = this.#noted.keys().next()
    // Forgetting early makes an entry more, never one less.
    if (!oldest.done) this.#noted.delete(oldest.value)
  }
}
