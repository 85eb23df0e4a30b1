/** The value in the middle of sorted numbers; 0 of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The smallest value that so great a part of all stays at or below. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0
}

/** Milliseconds that a piece of work took. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now()
  const pending = work()
  // Work that answers at once is not made to wait for a turn it never needed.
  if (pending instanceof Promise) await pending
  return performance.now() - start
}

/**
 * Times pieces of work in turns, so that a slow moment of the machine falls on all of them alike.
 * @returns for each piece its milliseconds, in order of the turns
 */
export async function interleave<N extends string>(
  turns: number,
  pieces: Readonly<Record<N, () => unknown>>,
): Promise<Record<N, number[]>> {
  const entries: [string, () => unknown][] = Object.entries(pieces)
  const times = new Map(entries.map(([name]) => [name, new Array<number>()]))
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [name, work] of turn % 2 === 0 ? entries : entries.toReversed())
      times.get(name)?.push(await timeOf(work))
  }
  // The names are those of the pieces: the shape is right by construction.
  return Object.fromEntries(times) as Record<N, number[]>
}
