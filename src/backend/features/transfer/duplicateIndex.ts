/** More of one key than these are not compared one by one: that the key is shared is known by then. */
const MOST_OF_A_KEY = 20

type Rules<T, S extends string> = {
  /** What a record can be found by. */
  readonly keysOf: (one: T) => readonly string[]
  /** What two records share that one person only has; undefined where they are two people as far as one can see. */
  readonly sharedOf: (one: T, other: T) => S | undefined
  /** Everything that can be shared, the surest first. */
  readonly order: readonly S[]
}

/** Records by what two of one person have in common. */
export class DuplicateIndex<T, S extends string> {
  readonly #byKey = new Map<string, T[]>()
  readonly #rules: Rules<T, S>

  constructor(rules: Rules<T, S>) {
    this.#rules = rules
  }

  add(one: T): void {
    for (const key of this.#rules.keysOf(one)) {
      const there = this.#byKey.get(key)
      if (there === undefined) this.#byKey.set(key, [one])
      else if (there.length < MOST_OF_A_KEY) there.push(one)
    }
  }

  /** Whoever shares the surest with this one; of several the first. */
  find(one: T): { readonly other: T; readonly shares: S } | undefined {
    const { keysOf, sharedOf, order } = this.#rules
    let best: { other: T; shares: S; rank: number } | undefined
    for (const key of keysOf(one)) {
      for (const other of this.#byKey.get(key) ?? []) {
        const shares = sharedOf(one, other)
        const rank = shares === undefined ? order.length : order.indexOf(shares)
        if (shares !== undefined && rank < (best?.rank ?? order.length)) best = { other, shares, rank }
      }
    }
    return best
  }
}
