import type { z } from 'zod'
import { FIELD_PROBLEMS, type FieldProblem } from '#shared/errors/index.ts'
import type { TableRow } from './readTable.ts'

export type LineProblem<F extends string> = {
  readonly line: number
  /** Who stands on the line, as far as it can be read. */
  readonly name: string
  readonly field: F | null
  readonly problem: FieldProblem | 'tooManyColumns'
  /** The value that is wrong, shortened. */
  readonly value: string
}

/** One line of a list under its columns. */
export type ListLine<F extends string> = {
  /** The text under a field; empty where the line, or the list, has none. */
  readonly cell: (field: F) => string
  /** The value as the schema gives it; what it refuses is reported, and empty. */
  readonly check: (field: F, schema: z.ZodType<string, string>, value: string) => string
  readonly report: (field: F | null, problem: LineProblem<F>['problem'], value: string) => void
  /** Everything reported so far, under the name of whom the line is about. */
  readonly problemsOf: (name: string) => LineProblem<F>[]
}

export type ListColumns<F extends string> = {
  readonly byField: ReadonlyMap<F, number>
  readonly columnCount: number
  /** Fields whose line breaks say something: several e-mails, a paragraph. Elsewhere a break is a blank. */
  readonly multiline: ReadonlySet<F>
}

const MOST_CHARACTERS = 80
const isFieldProblem = (text: string): text is FieldProblem =>
  FIELD_PROBLEMS.some((problem) => problem === text)

/** At most 80 characters of a value, one line: enough to find it in the file. */
export function shortened(value: string): string {
  const line = value
    .slice(0, 5 * MOST_CHARACTERS)
    .replace(/\s+/gu, ' ')
    .trim()
  const characters = Array.from(line)
  return characters.length <= MOST_CHARACTERS ? line : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`
}

/** A cell: `="012"`, which keeps zeros in spreadsheets, is unwrapped; blanks and breaks become one blank. */
export function cellOf<F extends string>(
  row: TableRow,
  { byField, multiline }: Pick<ListColumns<F>, 'byField' | 'multiline'>,
  field: F,
): string {
  const index = byField.get(field)
  const raw = index === undefined ? '' : (row.cells[index] ?? '')
  const text = /^="([^"]*)"$/.exec(raw)?.[1] ?? raw
  return multiline.has(field) ? text.trim() : text.replace(/\s+/gu, ' ').trim()
}

/** Opens a line for reading; cells that no column heads are reported. Any problem bars the whole import. */
export function openLine<F extends string>(row: TableRow, columns: ListColumns<F>): ListLine<F> {
  const problems: LineProblem<F>[] = []
  const report: ListLine<F>['report'] = (field, problem, value) => {
    problems.push({ line: row.line, name: '', field, problem, value: shortened(value) })
  }
  const extra = row.cells.slice(columns.columnCount)
  if (extra.some((cell) => cell !== '')) report(null, 'tooManyColumns', extra.join(' '))
  return {
    cell: (field) => cellOf(row, columns, field),
    check: (field, schema, value) => {
      const parsed = schema.safeParse(value)
      if (parsed.success) return parsed.data
      const message = parsed.error.issues[0]?.message ?? ''
      report(field, isFieldProblem(message) ? message : 'invalid', value)
      return ''
    },
    report,
    problemsOf: (name) => problems.map((problem) => ({ ...problem, name: shortened(name) })),
  }
}
