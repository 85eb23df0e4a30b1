/**
 * A step's length, its commit with it: some take three times as long where the search index merges its parts, and no
 * write of the desk should wait longer than about 25 ms for most (design.md 5).
 */
const STEP_MS = 12

/**
 * How much a step of a long work does, so that it takes about 12 ms on this PC: what a commit costs, whoever does the
 * step learns only from outside.
 */
export class Pace {
  readonly #least: number
  readonly #most: number
  #size: number

  constructor({
    first,
    least,
    most,
  }: {
    readonly first: number
    readonly least: number
    readonly most: number
  }) {
    this.#size = first
    this.#least = least
    this.#most = most
  }

  get size(): number {
    return Math.round(this.#size)
  }

  /** Runs a step, and learns from how long it took whether the next one does more or less. */
  async step<T>(work: (size: number) => Promise<T>): Promise<T> {
    const since = performance.now()
    const done = await work(this.size)
    const factor = Math.min(1.25, Math.max(0.5, STEP_MS / (performance.now() - since)))
    this.#size = Math.min(this.#most, Math.max(this.#least, this.#size * factor))
    return done
  }
}
