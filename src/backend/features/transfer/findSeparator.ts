import type { ImportPreview } from '#shared/contract/transfer.ts'

export type Separator = ImportPreview['separator']

/** The character of each separator; in the order in which a tie is decided. */
export const SEPARATOR_CHARACTERS = {
  ',': ',',
  ';': ';',
  tab: '\t',
  '|': '|',
} as const satisfies Record<Separator, string>

export const SEPARATORS = [',', ';', 'tab', '|'] as const satisfies readonly Separator[]
const SAMPLE_CHARACTERS = 256 * 1024
const SAMPLE_LINES = 200

/**
 * The separator of a list: the one that stands equally often in the most lines; of several, the one that makes more
 * columns. Separators and line breaks inside quotes don't count.
 */
export function findSeparator(text: string): Separator {
  const lines = countPerLine(text.slice(0, SAMPLE_CHARACTERS).replace(/\r\n?/g, '\n'))
  let best: Separator = ','
  let bestScore = 0
  for (const [index, separator] of SEPARATORS.entries()) {
    const score = scoreOf(lines.map((counts) => counts[index] ?? 0))
    if (score > bestScore) {
      best = separator
      bestScore = score
    }
  }
  return best
}

/** How many lines agree on the most common count, and that count: lines weigh more. */
function scoreOf(counts: readonly number[]): number {
  const linesByCount = new Map<number, number>()
  for (const count of counts) {
    if (count > 0) linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1)
  }
  let score = 0
  for (const [count, lines] of linesByCount) score = Math.max(score, lines * 1000 + Math.min(count, 999))
  return score
}

/** For each non-empty line of the sample the count of each separator outside quotes. */
function countPerLine(text: string): number[][] {
  const lines: number[][] = []
  let counts = SEPARATORS.map(() => 0)
  let isQuoted = false
  let isCellStart = true
  let isBlank = true
  for (let at = 0; at < text.length && lines.length < SAMPLE_LINES; at += 1) {
    const character = text.charAt(at)
    if (isQuoted) {
      if (character !== '"') continue
      if (text.charAt(at + 1) === '"') at += 1
      else isQuoted = false
      continue
    }
    if (character === '\n') {
      if (!isBlank) lines.push(counts)
      counts = SEPARATORS.map(() => 0)
      isCellStart = true
      isBlank = true
      continue
    }
    isBlank = false
    const index = SEPARATORS.findIndex((separator) => SEPARATOR_CHARACTERS[separator] === character)
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1
    if (character === '"' && isCellStart) isQuoted = true
    isCellStart = index >= 0 || (isCellStart && character === ' ')
  }
  if (!isBlank && !isQuoted) lines.push(counts)
  return lines
}
