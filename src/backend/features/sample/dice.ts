/** A seeded source of chance: the same seed gives the same clinic. Never for secrets. */
export type Dice = {
  /** A whole number from `least` to `most`, both included. */
  readonly int: (least: number, most: number) => number
  /** True this often, from 0 (never) to 1 (always). */
  readonly chance: (share: number) => boolean
  /** @throws where the list is empty */
  readonly pick: <T>(list: readonly T[]) => T
  readonly shuffle: <T>(list: readonly T[]) => T[]
}

/** mulberry32: 32 bits of state, good enough for names and dates. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Dice that fall the same way for the same seed. */
export function createDice(seed: number): Dice {
  const next = mulberry32(seed)
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    int,
    chance: (share) => next() < share,
    pick: (list) => {
      if (list.length === 0) throw new Error('Nothing to pick from')
      const index = int(0, list.length - 1)
      // The index lies within the list, so this is one of its members even where they may be undefined.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return list[index] as (typeof list)[number]
    },
    shuffle: (list) => {
      const left = [...list]
      const shuffled: typeof left = []
      while (left.length > 0) shuffled.push(...left.splice(int(0, left.length - 1), 1))
      return shuffled
    },
  }
}
