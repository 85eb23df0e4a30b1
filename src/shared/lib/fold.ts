const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
  ŧ: 't',
  ĸ: 'k',
}

/**
 * Text as the search compares it: no case, no accents, one blank between words (product.md 3). "Zoë  Łukasz" and
 * "zoe lukasz" fold to the same.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđðłþıŋħŧĸ]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/[\p{Z}\p{C}]+/gu, ' ')
    .trim()
}

/**
 * Rows by name as people look for it, whatever its case and accents, as the large lists have it: SQLite would put
 * "Éveil" and "art" after "Zen". Of one name they stay as they are.
 */
export function inNameOrder<T>(rows: readonly T[], nameOf: (row: T) => string): T[] {
  const keyed = rows.map((row) => ({ row, key: foldText(nameOf(row)) }))
  return keyed
    .toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ row }) => row)
}

/** The digits of a phone number, which is what people type and remember of it. */
export function phoneDigits(phone: string): string {
  return phone.normalize('NFKC').replace(/[^0-9]+/g, '')
}
