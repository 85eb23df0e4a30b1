/** A bundle as retention sees it. */
export type KeptBundle = {
  readonly name: string
  /** Counts up, whatever the clock does. */
  readonly number: number
  readonly madeAt: number
  /** False where a later check found it damaged: it never stands for a better one. */
  readonly isSound: boolean
}

/** How many hours, days and months with a bundle are kept: the newest of each. */
export const KEPT = { hours: 12, days: 14, months: 12 } as const

const HOUR = 3_600_000
const slots = [
  { keep: KEPT.hours, of: (at: number) => String(Math.floor(at / HOUR)) },
  { keep: KEPT.days, of: (at: number) => new Date(at).toISOString().slice(0, 10) },
  { keep: KEPT.months, of: (at: number) => new Date(at).toISOString().slice(0, 7) },
] as const

/**
 * Which bundles go: all but the newest of each of the last hours, days and months that have one. It goes by the order
 * in which they were made and never by what the clock says now, so that a clock that jumps drops nothing; the newest
 * sound one always stays, and unsound ones are left for a person to look at.
 */
export function chooseDropped(bundles: readonly KeptBundle[]): string[] {
  const newestFirst = bundles.filter((one) => one.isSound).toSorted((one, other) => other.number - one.number)
  const kept = new Set<string>(newestFirst.slice(0, 1).map(({ name }) => name))
  for (const { keep, of } of slots) {
    const seen = new Set<string>()
    for (const bundle of newestFirst) {
      const slot = of(bundle.madeAt)
      if (seen.has(slot)) continue
      if (seen.size === keep) break
      seen.add(slot)
      kept.add(bundle.name)
    }
  }
  return newestFirst.filter(({ name }) => !kept.has(name)).map(({ name }) => name)
}
