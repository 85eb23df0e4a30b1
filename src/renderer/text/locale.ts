import type { Language } from '#shared/domain/languages.ts'
import { useLanguage } from './language.ts'

/** Where the reader's own region can't be known. */
const USUAL: Readonly<Record<Language, string>> = { en: 'en-CA', fr: 'fr-CA' }

/** The spoken language as the reader's PC writes it: `fr-FR` on a PC that is set so, else `fr-CA`. */
export function readerLocale(): string {
  const { language } = useLanguage.getState()
  const preferred = globalThis.navigator?.languages ?? []
  return preferred.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? USUAL[language]
}

const made = new Map<string, unknown>()

/** Formats are dear to make: one of each kind and locale is kept. */
function keep<T>(kind: string, options: object, make: (locale: string) => T): T {
  const locale = readerLocale()
  const key = `${kind} ${locale} ${JSON.stringify(options)}`
  const kept = made.get(key) ?? make(locale)
  made.set(key, kept)
  // The key names kind and options: only what `make` gave for them lies under it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return kept as T
}

/** Numbers as the reader writes them. */
export function numberFormat(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return keep('number', options, (locale) => new Intl.NumberFormat(locale, options))
}

/** Days and times as the reader writes them. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return keep('date', options, (locale) => new Intl.DateTimeFormat(locale, options))
}

/** "2 minutes ago", "yesterday", in the reader's words. */
export function relativeFormat(): Intl.RelativeTimeFormat {
  return keep('relative', {}, (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
}

/** A length in one unit, in words: "45 seconds", "3 heures". */
export function unitText(count: number, unit: 'second' | 'minute' | 'hour' | 'day' | 'year'): string {
  return numberFormat({ style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** Text in the reader's alphabetical order. */
export function inOrder(a: string, b: string): number {
  return keep('order', {}, (locale) => new Intl.Collator(locale)).compare(a, b)
}

/** The timezone of this PC, as an IANA name. */
export function timezoneOfThisPc(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
