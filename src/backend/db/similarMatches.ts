import type { Reader } from './clinicDatabase.ts'
import { rowsOf } from './rowsOf.ts'
import type { Clause, SearchPlan, SearchWords } from './searchPlan.ts'

/** A shorter word has too many others beside it. */
const SHORTEST = 4
/** With two mistakes, a word is still taken for another one only if it is at least so long. */
const SHORTEST_FOR_TWO = 7
/** The rarest pieces of a word that are looked up, in pairs: one mistake changes at most three of them. */
const MOST_PIECES = 7
/** What is shown beside the exact ones. */
const MOST_SIMILAR = 50
const IS_NAME = /^[\p{L}'’-]+$/u

/**
 * How many letters of the one have to be changed, added, left out or swapped with their neighbour to make it the other
 * (optimal string alignment).
 * @returns `most` + 1 where it is more than `most`
 */
export function mistakes(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return Math.min(last[other.length] ?? 0, most + 1)
}

/** The fewest mistakes between a word and any word of a text; what is typed of a name so far is compared with its beginning. */
function fewestMistakes(word: string, text: string, most: number): number {
  let fewest = most + 1
  for (const other of text.split(' ')) {
    if (other.length < word.length - most) continue
    const beginning = other.length > word.length + most ? other.slice(0, word.length) : other
    // A whole name is nearer than one that goes on.
    const isWhole = beginning === other
    const found = mistakes(word, beginning, most) + (isWhole ? 0 : 0.5)
    if (found < fewest) fewest = found
  }
  return fewest
}

/** Three letters each, with the blanks around a name: its first two and its last two letters stand for more. */
function piecesOf(word: string): string[] {
  const letters = [...` ${word} `]
  return [...new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')))]
}

/** A short word with two letters swapped keeps next to none of its pieces: it is looked up the other way round. */
const LONGEST_SWAPPED = 6

function swapsOf(word: string): string[] {
  const letters = [...word]
  if (letters.length > LONGEST_SWAPPED) return []
  return letters
    .slice(1)
    .map((letter, at) => [...letters.slice(0, at), letter, letters[at], ...letters.slice(at + 2)].join(''))
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/**
 * What a row must have in the index: the other words, and two of the pieces; with other words, one. Or the word with
 * two letters swapped.
 */
function matchOf(pieces: readonly string[], swaps: readonly string[], others: readonly string[]): string {
  const all = pieces.map(quoted)
  const words = swaps.map(quoted)
  if (others.length > 0) return `${others.map(quoted).join(' AND ')} AND (${[...all, ...words].join(' OR ')})`
  const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other) => `(${one} AND ${other})`))
  return [...pairs, ...words].join(' OR ')
}

async function rarest(db: Reader, plan: SearchPlan, word: string): Promise<string[]> {
  const counted: { readonly piece: string; readonly count: number }[] = []
  for (const piece of piecesOf(word)) {
    const [row] = await rowsOf<{ n: number }>(db, plan.countHits(quoted(piece)))
    if (row !== undefined && row.n > 0) counted.push({ piece, count: row.n })
  }
  return counted
    .toSorted((a, b) => a.count - b.count)
    .slice(0, MOST_PIECES)
    .map(({ piece }) => piece)
}

async function similarTo(
  db: Reader,
  plan: SearchPlan,
  { word, others }: { readonly word: string; readonly others: SearchWords },
  filter: Clause,
): Promise<{ readonly id: number; readonly mistakes: number }[]> {
  const most = word.length >= SHORTEST_FOR_TWO ? 2 : 1
  const pieces = await rarest(db, plan, word)
  const swaps = swapsOf(word)
  const isHopeless = swaps.length === 0 && pieces.length < (others.long.length > 0 ? 1 : 2)
  if (isHopeless) return []
  const rows = await rowsOf<{ id: number; search_text: string }>(
    db,
    plan.similar(matchOf(pieces, swaps, others.long), others.short, filter),
  )
  return rows
    .map(({ id, search_text }) => ({ id, mistakes: fewestMistakes(word, search_text, most) }))
    .filter((one) => one.mistakes <= most + 0.5)
}

/**
 * The ids of rows that a search means though one of its words is misspelt, the likeliest first: at most 50. For a search
 * that finds next to nothing as it is typed (performance.md P10). Only words of letters are taken for misspelt.
 */
export async function similarMatches(
  db: Reader,
  plan: SearchPlan,
  words: SearchWords,
  filter: Clause,
): Promise<number[]> {
  const found = new Map<number, number>()
  for (const [at, word] of words.long.entries()) {
    if (word.length < SHORTEST || !IS_NAME.test(word)) continue
    const others = { long: words.long.filter((_, place) => place !== at), short: words.short }
    for (const one of await similarTo(db, plan, { word, others }, filter))
      found.set(one.id, Math.min(one.mistakes, found.get(one.id) ?? one.mistakes))
  }
  return [...found]
    .toSorted(([, a], [, b]) => a - b)
    .slice(0, MOST_SIMILAR)
    .map(([id]) => id)
}
