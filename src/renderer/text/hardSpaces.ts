const BEFORE = / (?=[:»])/g
const AFTER = /(?<=«) /g

/** What is said, with spaces that no line ends at before a colon and within quotation marks, as French has them. */
export const hardSpaced = (text: string): string => text.replace(BEFORE, '\u00A0').replace(AFTER, '\u00A0')

/** The same for all words of a group, and for what its functions say. */
export function withHardSpaces(words: unknown): unknown {
  if (typeof words === 'string') return hardSpaced(words)
  if (typeof words === 'function')
    return (...facts: unknown[]): unknown => withHardSpaces(Reflect.apply(words, undefined, facts))
  if (Array.isArray(words)) return words.map(withHardSpaces)
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, withHardSpaces(value)]))
}
