/** Crockford's base32: no I, L, O, U, so that nothing in a recovery key looks like something else. */
export const RECOVERY_KEY_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 32 characters of the key and 4 that check them. */
export const RECOVERY_KEY_CHARACTERS = 36
export const RECOVERY_KEY_GROUP = 4

/**
 * A recovery key as it was meant, from how it was typed or scanned: any case, any blanks and dashes, O for 0, I and L
 * for 1. What no recovery key holds stays in it.
 */
export function plainRecoveryKey(typed: string): string {
  return typed
    .replace(/[\s\p{Pd}\p{Zs}_.]/gu, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** The characters of a plain key that no recovery key holds, each once. */
export function foreignCharacters(plain: string): string[] {
  return [...new Set([...plain].filter((character) => !RECOVERY_KEY_ALPHABET.includes(character)))]
}

/** A key in the groups of the sheet. */
export function groupRecoveryKey(plain: string): string {
  const groups: string[] = []
  for (let at = 0; at < plain.length; at += RECOVERY_KEY_GROUP)
    groups.push(plain.slice(at, at + RECOVERY_KEY_GROUP))
  return groups.join('-')
}
