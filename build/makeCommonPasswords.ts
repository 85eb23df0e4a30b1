import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { foldText } from '../src/shared/lib/fold.ts'

/**
 * Makes resources/common-passwords.txt, which the program compares new passwords with: `node build/makeCommonPasswords.ts`.
 * Run it again when the dictionaries of @zxcvbn-ts are renewed.
 *
 * One entry per line, folded and sorted:
 * - every leaked password of the dictionary, whatever its length: the short ones are what long bad passwords are
 *   composed of (twice the same, two in a row, digits behind: isCommonPassword.ts takes those apart);
 * - the most frequent English words, for the same reason;
 * - every English word and name that is long enough to be a password by itself.
 */
const MOST_FREQUENT_WORDS = 10_000
const SHORTEST_PART = 3
const SHORTEST_ALONE = 12

const plainWord = /^\p{L}+$/u
const leaked = common['passwords-common'].filter((entry) => entry.length >= SHORTEST_PART)
const frequent = english['commonWords-en'].slice(0, MOST_FREQUENT_WORDS)
const long = [
  ...english['commonWords-en'],
  ...english['wikipedia-en'],
  ...english['firstnames-en'],
  ...english['lastnames-en'],
].filter((word) => word.length >= SHORTEST_ALONE)

const entries = new Set(
  [
    ...leaked,
    ...frequent.filter((word) => plainWord.test(word) && word.length >= SHORTEST_PART),
    ...long,
  ].map(foldText),
)
entries.delete('')
const file = resolve(import.meta.dirname, '../resources/common-passwords.txt')
writeFileSync(file, [...entries].toSorted((a, b) => (a < b ? -1 : 1)).join('\n') + '\n')
console.log(`${entries.size} entries in resources/common-passwords.txt`)
