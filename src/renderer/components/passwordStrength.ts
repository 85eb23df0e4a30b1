import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'

/** From 0, guessed at once, to 4, very strong: what zxcvbn calls the score. */
export type PasswordStrength = 0 | 1 | 2 | 3 | 4

const meter = new ZxcvbnFactory({
  dictionary: { ...common, ...english },
  graphs: adjacencyGraphs,
  maxLength: 128,
})

/**
 * How hard a password is to guess. It says nothing about whether it is allowed: the backend's judge does. Import it
 * by `import()` only: the dictionaries are larger than the rest of the program's pages.
 */
export function passwordStrength(password: string, ownWords: readonly string[]): PasswordStrength {
  return meter.check(password, [...ownWords]).score
}
