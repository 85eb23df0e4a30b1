import { hasHiddenCharacters } from '#shared/domain/text.ts'

const LINE_SEPARATOR = /[\u2028\u2029]/
const misleads = (text: string): boolean => hasHiddenCharacters(text) || LINE_SEPARATOR.test(text)

const asMark = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`

const asEscape = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/** What somebody typed, on one line that hides nothing: controls and bidi marks as `\u{202E}`, cut at `most` characters. */
export function visibleText(text: string, most: number): string {
  const letters = [...text]
  const shown = letters.slice(0, most).map((letter) => (misleads(letter) ? asMark(letter) : letter))
  return letters.length > most ? `${shown.join('')}…` : shown.join('')
}

/**
 * Values as an entry keeps them: JSON in which every control, line break and bidi mark is an escape, so that nobody who
 * reads the raw text is led astray (security.md L4). It parses back to exactly what was given.
 */
export function logJson(values: Readonly<Record<string, unknown>>): string {
  const json = JSON.stringify(values)
  if (!misleads(json)) return json
  return [...json].map((letter) => (misleads(letter) ? asEscape(letter) : letter)).join('')
}
