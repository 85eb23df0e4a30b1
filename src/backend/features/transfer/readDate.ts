import { dateSchema } from '#shared/domain/text.ts'
import { foldText } from '#shared/lib/fold.ts'

/** Which of two numbers is the day in dates like 03/04/2027, as the values of a whole column decide it. */
export type DateOrder = 'dayFirst' | 'monthFirst' | 'undecided'

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}\S*(?: ?[ap]m)?)?$/i
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?: \d{1,2}:\d{2}\S*(?: ?[ap]m)?)?$/i
const DAY_NAME_YEAR = /^(\d{1,2})(?:st|nd|rd|th|er)?[-\s.]+(\p{L}+)\.?[-\s,.]+(\d{4})$/u
const NAME_DAY_YEAR = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u

const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^f(?:eb|ev)/,
  /^mar/,
  /^a(?:pr|vr)/,
  /^ma[iy]/,
  /^jui?n/,
  /^jui?l/,
  /^a(?:ug|ou)/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
]

/** Decides the order of day and month for a column: one value with a part over 12 settles it for all. */
export function dateOrderOf(cells: readonly string[]): DateOrder {
  let dayFirst = false
  let monthFirst = false
  for (const cell of cells) {
    const match = YEAR_LAST.exec(cell)
    if (match === null) continue
    if (Number(match[1]) > 12 || match[2] === '.') dayFirst = true
    else if (Number(match[3]) > 12) monthFirst = true
  }
  if (dayFirst === monthFirst) return 'undecided'
  return dayFirst ? 'dayFirst' : 'monthFirst'
}

/**
 * A date as `YYYY-MM-DD`; undefined where the cell is no date, or can be two different ones and the column doesn't
 * say which: an expiry date is never guessed.
 */
export function readDate(cell: string, order: DateOrder): string | undefined {
  const parts = partsOf(cell, order)
  if (parts === undefined) return undefined
  const [year, month, day] = parts
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return dateSchema.safeParse(date).success ? date : undefined
}

function partsOf(cell: string, order: DateOrder): [year: string, month: number, day: number] | undefined {
  const iso = YEAR_FIRST.exec(cell)
  if (iso !== null) return [iso[1] ?? '', Number(iso[2]), Number(iso[3])]
  const numbers = YEAR_LAST.exec(cell)
  if (numbers !== null) {
    const first = Number(numbers[1])
    const second = Number(numbers[3])
    const isDayFirst = first > 12 || numbers[2] === '.' || order === 'dayFirst'
    const isMonthFirst = second > 12 || order === 'monthFirst'
    if (first !== second && isDayFirst === isMonthFirst) return undefined
    return isDayFirst ? [numbers[4] ?? '', second, first] : [numbers[4] ?? '', first, second]
  }
  const dayName = DAY_NAME_YEAR.exec(cell)
  if (dayName !== null) return [dayName[3] ?? '', monthOf(dayName[2]), Number(dayName[1])]
  const nameDay = NAME_DAY_YEAR.exec(cell)
  if (nameDay !== null) return [nameDay[3] ?? '', monthOf(nameDay[1]), Number(nameDay[2])]
  return undefined
}

/** The number of a month's name in English or French, 0 for none. */
function monthOf(name: string | undefined): number {
  const folded = foldText(name ?? '')
  return MONTHS.findIndex((month) => month.test(folded)) + 1
}
