import { foldText } from '../lib/fold.ts'

/** security.md 6: 15 for anyone who gets in without a second factor, 12 once one is confirmed, at most 128. */
export const PASSWORD_MINIMUM = 15
export const PASSWORD_MINIMUM_WITH_MFA = 12
export const PASSWORD_MAXIMUM = 128
export const PASSWORD_MAXIMUM_BYTES = 1024

export type PasswordProblem = 'tooShort' | 'tooLong' | 'containsName' | 'tooSimple'

/**
 * The first reason why a new password is refused, or undefined. Length counts code points of the NFC form; there
 * are no composition rules (product.md 34).
 * @param ownWords names of the person and the clinic, which a password must not contain
 */
export function passwordProblem(
  password: string,
  ownWords: readonly string[],
  hasMfa = false,
): PasswordProblem | undefined {
  const normal = password.normalize('NFC')
  const characters = [...normal]
  if (characters.length > PASSWORD_MAXIMUM) return 'tooLong'
  if (characters.length < (hasMfa ? PASSWORD_MINIMUM_WITH_MFA : PASSWORD_MINIMUM)) return 'tooShort'
  if (new Set(characters).size < 5) return 'tooSimple'
  const folded = foldText(normal)
  const words = ownWords
    .flatMap((word) => foldText(word).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 4)
  return words.some((word) => folded.includes(word)) ? 'containsName' : undefined
}
