import { dateSchema } from '#shared/domain/text.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const SHORT = 3

/** Year, month and day as written in each of the forms that are understood; the month as a number or a name. */
const FORMS: readonly {
  readonly pattern: RegExp
  readonly order: readonly ['y' | 'm' | 'd', 'y' | 'm' | 'd', 'y' | 'm' | 'd']
}[] = [
  { pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, order: ['y', 'm', 'd'] },
  { pattern: /^(\d{1,2})\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/, order: ['d', 'm', 'y'] },
  { pattern: /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/, order: ['m', 'd', 'y'] },
]

/** The number of a month, 01 to 12, by its number or the first letters of its English name. */
function monthOf(text: string): string {
  if (/^\d+$/.test(text)) return text.padStart(2, '0')
  const index = MONTHS.findIndex((month) => month.toLowerCase().startsWith(text))
  return index < 0 ? '' : String(index + 1).padStart(2, '0')
}

/** True for `YYYY-MM-DD` of a day that exists. */
export function isDay(text: string): boolean {
  return dateSchema.safeParse(text).success
}

/**
 * A day as people type it: "3 May 2027", "May 3, 2027" or "2027-05-03". Numbers alone in another order could mean two
 * days, and are none.
 * @returns `YYYY-MM-DD`, or undefined where it is no day
 */
export function parseDay(typed: string): string | undefined {
  const text = typed.trim().toLowerCase()
  for (const { pattern, order } of FORMS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const part = (name: 'y' | 'm' | 'd'): string => found[order.indexOf(name) + 1] ?? ''
    const day = `${part('y')}-${monthOf(part('m'))}-${part('d').padStart(2, '0')}`
    return isDay(day) ? day : undefined
  }
  return undefined
}

/** A day as the field shows it, "3 May 2027": what `parseDay` reads back. Text that is no day stays as typed. */
export function showDay(day: string): string {
  if (!isDay(day)) return day
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${MONTHS[(month ?? 1) - 1]?.slice(0, SHORT)} ${year}`
}
