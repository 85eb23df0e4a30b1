import { hasHiddenCharacters } from './text.ts'

const LINE_SEPARATOR = /[\u2028\u2029]/

/** True where text holds what leads a reader astray: controls, line breaks, bidi marks, blanks that nobody sees. */
export function misleads(text: string): boolean {
  return hasHiddenCharacters(text) || LINE_SEPARATOR.test(text)
}

const asMark = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`

/** Text on one line that hides nothing: controls and bidi marks as `\u{202E}`, cut after `most` characters. */
export function visibleText(text: string, most: number): string {
  const letters = [...text]
  const shown = letters.slice(0, most).map((letter) => (misleads(letter) ? asMark(letter) : letter))
  return letters.length > most ? `${shown.join('')}…` : shown.join('')
}
