/** One search as the log will hold it. */
export type Search = {
  /** As typed, trimmed. */
  readonly text: string
  /** How many filters were on. */
  readonly filters: number
  readonly found: number
}

type Burst<T> = { search: Search; readonly about: T; lastAt: number }

/**
 * Makes one search of the letters it was typed with: as long as each new text only adds to the one before or takes
 * from it, and no pause is longer than two seconds, the longest of them is what was asked for. Anything else typed is
 * a search of its own, so that nobody hides one behind the next.
 */
export class SearchBursts<T> {
  readonly #pauseMs: number
  readonly #bursts = new Map<string, Burst<T>>()

  constructor(pauseMs: number) {
    this.#pauseMs = pauseMs
  }

  /**
   * Takes a search of somebody at a place; an empty one without filters only ends nothing.
   * @param place the seat and what it searches in
   * @returns the search before, where this one does not go on from it
   */
  take(place: string, search: Search, about: T, now: number): readonly (readonly [Search, T])[] {
    const before = this.#bursts.get(place)
    const isNothing = search.text === '' && search.filters === 0
    if (before === undefined) {
      if (!isNothing) this.#bursts.set(place, { search, about, lastAt: now })
      return []
    }
    before.lastAt = now
    if (isNothing) return []
    const isSameKind = before.search.filters === search.filters
    if (isSameKind && search.text.startsWith(before.search.text)) {
      before.search = search
      return []
    }
    if (isSameKind && search.text !== '' && before.search.text.startsWith(search.text)) return []
    this.#bursts.set(place, { search, about, lastAt: now })
    return [[before.search, before.about]]
  }

  /** The searches nobody has typed on for two seconds; with a test, those it says yes to, at once. */
  settle(now: number, isOver: (about: T) => boolean = () => false): (readonly [Search, T])[] {
    const settled: (readonly [Search, T])[] = []
    for (const [place, { search, about, lastAt }] of this.#bursts) {
      if (now - lastAt < this.#pauseMs && !isOver(about)) continue
      this.#bursts.delete(place)
      settled.push([search, about])
    }
    return settled
  }

  get isEmpty(): boolean {
    return this.#bursts.size === 0
  }
}
