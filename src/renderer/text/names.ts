import { translatable } from './language.ts'

/** What stands between names of a list. */
export const nameWords = translatable('names.nameWords', { between: ', ' } as const)

/** Names on one line, the first one first. */
export function namesText(names: readonly string[]): string {
  return names.join(nameWords.between)
}
