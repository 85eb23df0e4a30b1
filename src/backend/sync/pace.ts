import type { ClinicDatabase } from '../db/clinicDatabase.ts'

/**
 * A step's length, its commit with it, while somebody works at the desk: some take three times as long where the search
 * index merges its parts, and no write of the desk should wait longer than about 25 ms for most (design.md 5).
 */
const BESIDE_DESK_MS = 12
/** While nobody does: the first write after that waits no longer than anybody notices. */
const ALONE_MS = 60

type Bounds = { readonly first: number; readonly least: number; readonly most: number }

/**
 * How much a step of a long work does, so that it takes about as long as it should on this PC: what a commit costs,
 * whoever does the step learns only from outside.
 */
export class Pace {
  readonly #db: Pick<ClinicDatabase, 'writesAsked'>
  readonly #least: number
  readonly #most: number
  #size: number

  constructor(db: Pick<ClinicDatabase, 'writesAsked'>, { first, least, most }: Bounds) {
    this.#db = db
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
    const asked = this.#db.writesAsked()
    const done = await work(this.size)
    const stepMs = this.#db.writesAsked() === asked ? ALONE_MS : BESIDE_DESK_MS
    const factor = Math.min(1.25, Math.max(0.5, stepMs / (performance.now() - since)))
    this.#size = Math.min(this.#most, Math.max(this.#least, this.#size * factor))
    return done
  }
}
