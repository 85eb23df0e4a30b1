/** A line of numbers with its name; one number for each column of the chart. */
export type Series = {
  readonly name: string
  readonly counts: readonly number[]
  /** Where a line is not to be told apart by its place alone. */
  readonly colour?: string
}

/** Told apart in both schemes, neighbours in hue never side by side. */
const COLOURS = [
  'accent.5',
  'orange.5',
  'indigo.5',
  'lime.6',
  'grape.5',
  'yellow.5',
  'cyan.6',
  'pink.5',
  'gray.5',
] as const

/** The most lines that one picture can tell apart. */
export const MOST_SERIES = COLOURS.length

/** The colour of a line, by its place. */
export const colourOf = (index: number): string => COLOURS[index % COLOURS.length] ?? 'gray.5'

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** Lines with anything in them, the fullest first; those too many for one picture together as the last. */
export function mostOf(series: readonly Series[], otherName: string): Series[] {
  const used = series.filter(({ counts }) => sumOf(counts) > 0)
  const sorted = used.toSorted((one, other) => sumOf(other.counts) - sumOf(one.counts))
  if (sorted.length <= MOST_SERIES) return sorted
  const rest = sorted.slice(MOST_SERIES - 1)
  const together =
    rest[0]?.counts.map((_, index) => sumOf(rest.map(({ counts }) => counts[index] ?? 0))) ?? []
  return [...sorted.slice(0, MOST_SERIES - 1), { name: otherName, counts: together }]
}
