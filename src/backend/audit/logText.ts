import { misleads } from '#shared/domain/visibleText.ts'

const asEscape = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/**
 * Values as an entry keeps them: JSON in which every control, line break and bidi mark is an escape, so that nobody who
 * reads the raw text is led astray (security.md L4). It parses back to exactly what was given.
 */
export function logJson(values: Readonly<Record<string, unknown>>): string {
  const json = JSON.stringify(values)
  if (!misleads(json)) return json
  return [...json].map((letter) => (misleads(letter) ? asEscape(letter) : letter)).join('')
}
