/** One line of the table: what was measured, and how it stands to what must and may be reached. */
export type GoalLine = {
  /** Such as `P8 list`. */
  readonly goal: string
  readonly what: string
  readonly ours: string
  readonly reference: string
  /** Ours divided by the reference, or the plain number that the goal limits. */
  readonly ratio: number
  /** The most the ratio may be. */
  readonly must: number
  readonly aim?: number
}

/** Measures one goal; gives one line or several. */
export type Goal = () => Promise<readonly GoalLine[]>

const isMet = ({ ratio, must, aim }: GoalLine): string => {
  if (ratio > must) return 'MISSED'
  return aim === undefined || ratio <= aim ? 'met' : 'met, short of the aim'
}

/** Milliseconds as people read them. */
export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`
}

/** The table of all lines, its columns as wide as they need to be. */
export function goalTable(lines: readonly GoalLine[]): string {
  const head = ['goal', 'what', 'ours', 'reference', 'ratio', 'must', 'aim', '']
  const rows = lines.map((line) => [
    line.goal,
    line.what,
    line.ours,
    line.reference,
    line.ratio.toFixed(2),
    `≤ ${line.must}`,
    line.aim === undefined ? '' : `≤ ${line.aim}`,
    isMet(line),
  ])
  const table = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
