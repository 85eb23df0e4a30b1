import type { Language } from '#shared/domain/languages.ts'
import { dateSchema } from '#shared/domain/text.ts'
import { dayText } from '#renderer/text/day.ts'
import { calendarDay } from '#renderer/text/time.ts'

/** Months in every language that people type here, whichever language the screens have. */
const MONTHS = {
  en: [
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
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
} as const satisfies Record<Language, readonly string[]>
const EXAMPLE = '2027-05-03'

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')

/** Year, month and day as written in each of the forms that are understood; the month as a number or a name. */
const FORMS: readonly {
  readonly pattern: RegExp
  readonly order: readonly ['y' | 'm' | 'd', 'y' | 'm' | 'd', 'y' | 'm' | 'd']
}[] = [
  { pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, order: ['y', 'm', 'd'] },
  { pattern: /^(\d{1,2})(?:er|\.)?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/, order: ['d', 'm', 'y'] },
  { pattern: /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/, order: ['m', 'd', 'y'] },
]

/** The number of a month, 01 to 12, by its number or the first letters of its name; empty where that could be two. */
function monthOf(text: string): string {
  if (/^\d+$/.test(text)) return text.padStart(2, '0')
  const found = new Set(
    Object.values(MONTHS).flatMap((names) =>
      names.flatMap((name, index) => (plain(name).startsWith(text) ? [index + 1] : [])),
    ),
  )
  const [month] = found
  return found.size === 1 ? String(month).padStart(2, '0') : ''
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
  const text = plain(typed.trim())
  for (const { pattern, order } of FORMS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const part = (name: 'y' | 'm' | 'd'): string => found[order.indexOf(name) + 1] ?? ''
    const day = `${part('y')}-${monthOf(part('m'))}-${part('d').padStart(2, '0')}`
    return isDay(day) ? day : undefined
  }
  return undefined
}

/**
 * A day as the field shows it: as every other day on the screens, "May 3, 2027" or "3 May 2027" or « 3 mai 2027 », and so
 * that `parseDay` reads it back. Text that is no day stays.
 */
export function showDay(day: string): string {
  if (!isDay(day)) return day
  const shown = calendarDay(day)
  return parseDay(shown) === day ? shown : day
}

/** What a day that can't be read is told, with one as it is shown here. */
export const notADay = (): string => dayText.notADay(showDay(EXAMPLE))
/** An example of a day, for a field that is empty. */
export const exampleDay = (): string => showDay(EXAMPLE)
