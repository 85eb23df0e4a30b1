/** Draws that come out the same in every run with the same seed. */
export type Draws = {
  /** From 0 up to 1, without 1. */
  readonly fraction: () => number
  /** A whole number from 0 up to `count`, without `count`. */
  readonly below: (count: number) => number
  readonly pick: <T>(items: readonly [T, ...T[]]) => T
  /** As `pick`, but the first ones come up far more often, as family names do. */
  readonly pickCommon: <T>(items: readonly [T, ...T[]]) => T
  readonly chance: (probability: number) => boolean
}

/** Mulberry32: small, quick, and good enough for names. */
export function drawsFrom(seed: number): Draws {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number): number => Math.floor(fraction() * count)
  return {
    fraction,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    pickCommon: (items) => items[Math.floor(fraction() ** 2.5 * items.length)] ?? items[0],
    chance: (probability) => fraction() < probability,
  }
}
