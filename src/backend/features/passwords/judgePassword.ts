import { passwordProblem, type PasswordProblem } from '#shared/domain/passwords.ts'
import { commonPasswords } from './commonPasswords.ts'
import { isCommonPassword } from './isCommonPassword.ts'

/**
 * The one judge of new passwords (product.md 34, security.md 6): whoever sets one asks here, and so does the check
 * while typing. Length comes first, so that nothing long is ever hashed or compared.
 * @param resources the folder of the files shipped with the program (`ports.paths.resources`)
 * @param about the words this password must not contain, and whether its owner has a confirmed second factor
 * @returns the first reason to refuse it, or undefined
 */
export function judgePassword(
  resources: string,
  password: string,
  about: { readonly ownWords: readonly string[]; readonly hasMfa: boolean },
): PasswordProblem | undefined {
  const problem = passwordProblem(password, about.ownWords, about.hasMfa)
  if (problem !== undefined) return problem
  return isCommonPassword(password, commonPasswords(resources)) ? 'common' : undefined
}
