import { foldText } from '../lib/fold.ts'

/** security.md 6: 15 for anyone who gets in without a second factor, 12 once one is confirmed, at most 128. */
export const PASSWORD_MINIMUM = 15
export const PASSWORD_MINIMUM_WITH_MFA = 12
export const PASSWORD_MAXIMUM = 128
export const PASSWORD_MAXIMUM_BYTES = 1024

/** Why a new password is refused; `common` is one of those that everybody guesses first. */
export const PASSWORD_PROBLEMS = ['tooShort', 'tooLong', 'containsName', 'tooSimple', 'common'] as const
export type PasswordProblem = (typeof PASSWORD_PROBLEMS)[number]

/** Words that anybody would try first in this program: its name, and the names of the roles. */
const PROGRAM_WORDS = 'anteroom clinic owner office admin manager practitioner student finance'

/** Letters from which on a word counts as a name; of a script that writes a syllable per sign, two are one. */
const SHORTEST_WORD = 4
const SHORTEST_SYLLABIC_WORD = 2
const SYLLABIC = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The least number of characters for somebody with or without a confirmed second factor. */
export function passwordMinimum(hasMfa: boolean): number {
  return hasMfa ? PASSWORD_MINIMUM_WITH_MFA : PASSWORD_MINIMUM
}

/** Characters of a password as its rules count them: code points of the NFC form, nothing trimmed. */
export function passwordLength(password: string): number {
  return [...password.normalize('NFC')].length
}

/** The words of names, clinics and addresses that count, folded: "Zoë Łukasz-Smith" gives lukasz and smith. */
function wordsOf(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => foldText(text).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => [...word].length >= (SYLLABIC.test(word) ? SHORTEST_SYLLABIC_WORD : SHORTEST_WORD))
}

/** True where the UTF-8 form is over the limit, found without encoding what is far too long. */
function hasTooManyBytes(password: string): boolean {
  if (password.length > PASSWORD_MAXIMUM_BYTES) return true
  let bytes = 0
  for (const character of password) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4
  }
  return bytes > PASSWORD_MAXIMUM_BYTES
}

/**
 * The first reason why a new password is refused, or undefined. Length counts code points of the NFC form; there
 * are no composition rules (product.md 34). Whether it is a common one is known to the backend's judge alone.
 * @param ownWords names and e-mail of the person and the clinic, whose words a password must not contain
 */
export function passwordProblem(
  password: string,
  ownWords: readonly string[],
  hasMfa = false,
): Exclude<PasswordProblem, 'common'> | undefined {
  if (hasTooManyBytes(password)) return 'tooLong'
  const normal = password.normalize('NFC')
  const characters = [...normal]
  if (characters.length > PASSWORD_MAXIMUM) return 'tooLong'
  if (characters.length < passwordMinimum(hasMfa)) return 'tooShort'
  if (new Set(characters).size < 5) return 'tooSimple'
  const folded = foldText(normal)
  return wordsOf([PROGRAM_WORDS, ...ownWords]).some((word) => folded.includes(word))
    ? 'containsName'
    : undefined
}
