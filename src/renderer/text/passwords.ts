import type { PasswordStrength } from '#renderer/components/passwordStrength.ts'
import { translatable } from './language.ts'

/** What stands under a new password while it is typed. */
export const newPasswordText = translatable('passwords.newPasswordText', {
  empty: (minimum: number): string => `At least ${minimum} characters. A few words in a row work well.`,
  counting: (length: number, minimum: number): string => `${length} of at least ${minimum} characters`,
  enough: (length: number): string => `${length} characters, long enough`,
  show: 'Show what is typed',
  hide: 'Hide what is typed',
  strength: (words: string): string => `Strength: ${words}`,
  strengths: {
    0: 'guessed at once',
    1: 'weak',
    2: 'fair',
    3: 'strong',
    4: 'very strong',
  } satisfies Record<PasswordStrength, string>,
} as const)

/** "Password" in the Account tab. */
export const passwordText = translatable('passwords.passwordText', {
  label: 'Password',
  temporary: 'Temporary password',
  generate: 'Generate',
  set: 'Set temporary password',
  explanation: (name: string): string =>
    `${name} signs in with it once and then chooses an own one. The password there is now stops working.`,
  given: (name: string): string => `Temporary password of ${name}`,
  shownOnce: 'This is shown only now. Hand over the slip, or copy the password.',
  worksUntil: (until: string): string => `Works until ${until}`,
  printSlip: 'Print the slip',
  savePdf: 'Save as PDF',
  setAnother: 'Set another one',
  current: 'Current password',
  new: 'New password',
  change: 'Change password',
  changed: 'Your password is changed. Use the new one from now on.',
  wrongCurrent: 'This is not your current password.',
  notForPortal: 'Parents, guardians and contacts use the portal. They can’t sign in to this program.',
  onlyOwners: 'Only a clinic owner can set a password for an owner.',
  notAllowed: 'Your roles don’t let you set a password here.',
  inactiveFirst: (name: string): string => `${name} is inactive and can’t sign in.`,
} as const)
