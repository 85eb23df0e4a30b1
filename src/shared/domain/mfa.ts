import type { Role } from './roles.ts'

/** What a clinic says about the second factor (Settings > Security). */
export type MfaRules = {
  readonly isOffered: boolean
  readonly isRequiredForAll: boolean
  /** Roles whose holders need one, where not everybody does. */
  readonly requiredRoles: readonly Role[]
}

/**
 * True where a person can't be without a second factor: the clinic requires it of all, of one of their roles, or of
 * them by name. Where the clinic does not offer it, nobody needs it (product.md 16, 35).
 */
export function isMfaRequired(rules: MfaRules, roles: readonly Role[], isRequiredOfPerson: boolean): boolean {
  if (!rules.isOffered) return false
  return (
    rules.isRequiredForAll || isRequiredOfPerson || roles.some((role) => rules.requiredRoles.includes(role))
  )
}

/** A TOTP code as typed: six ASCII digits and nothing else (security.md 6). */
export const TOTP_CODE_PATTERN = /^[0-9]{6}$/
