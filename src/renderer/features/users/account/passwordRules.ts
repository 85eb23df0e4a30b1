import { passwordProblem, PASSWORD_MINIMUM } from '#shared/domain/passwords.ts'
import { passwordText as words } from '#renderer/text/account.ts'
import type { Account } from './accountFields.ts'

export type PasswordRule = { readonly text: string; readonly isMet: boolean }

/** What must not be part of a password of this person. */
export const ownWordsOf = ({ profile, clinic }: Account): readonly string[] => [
  profile.firstName,
  profile.lastName,
  clinic.name,
]

/** The rules for a new password, each with whether what is typed meets it. */
export function passwordRules(password: string, ownWords: readonly string[]): readonly PasswordRule[] {
  // Padding meets the rules before the asked one, since the check names only the first that is not met.
  const padded = `${password}\u0001\u0002\u0003\u0004\u0005${'\u0006'.repeat(PASSWORD_MINIMUM)}`
  const length = [...password.normalize('NFC')].length
  return [
    { text: words.rules.length(PASSWORD_MINIMUM), isMet: length >= PASSWORD_MINIMUM },
    {
      text: words.rules.names,
      isMet: password !== '' && passwordProblem(padded, ownWords) !== 'containsName',
    },
    { text: words.rules.variety, isMet: new Set(password.normalize('NFC')).size >= 5 },
  ]
}
