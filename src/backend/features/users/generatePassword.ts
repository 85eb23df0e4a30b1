import { randomInt } from 'node:crypto'

const STARTS = ['b', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'z'] as const
const VOWELS = ['a', 'e', 'i', 'o', 'u'] as const
const SYLLABLES_IN_A_WORD = 3
const WORDS = 4

const pick = (letters: readonly string[]): string => letters[randomInt(letters.length)] ?? ''

/**
 * A password that can be said over a counter: four words of three open syllables and two digits, such as
 * `kovura-dibame-folite-zanuko-47`. 12 × log2(85) + log2(100) = 83 bits.
 */
export function generatePassword(): string {
  const word = (): string =>
    Array.from({ length: SYLLABLES_IN_A_WORD }, () => pick(STARTS) + pick(VOWELS)).join('')
  const words = Array.from({ length: WORDS }, word)
  return `${words.join('-')}-${String(randomInt(100)).padStart(2, '0')}`
}
