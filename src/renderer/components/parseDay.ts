import type { Language } from '#shared/domain/languages.ts'
import { dateSchema } from '#shared/domain/text.ts'

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
const SHORT = 3

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

/** A day as the field shows it, "3 May 2027", « 3 mai 2027 »: what `parseDay` reads back. Text that is no day stays. */
export function showDay(day: string, language: Language = 'en'): string {
  if (!isDay(day)) return day
  const [year, month, date] = day.split('-').map(Number)
  const name = MONTHS[language][(month ?? 1) - 1] ?? ''
  // French months are not cut: "jui" would be two of them.
  return `${date} ${language === 'fr' ? name : name.slice(0, SHORT)} ${year}`
}
