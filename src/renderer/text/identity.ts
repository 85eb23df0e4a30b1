/** The words of signing in, locking and choosing a password. */
export const identityText = {
  signInTo: (clinic: string): string => `Sign in to ${clinic}`,
  signIn: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  sampleTitle: 'Sample sign-ins',
  sampleExplained: 'This is a sample clinic. Choose somebody to fill the form.',
  samplePassword: (password: string): string => `Everybody’s password: ${password}`,
  sampleDetail: (role: string, email: string): string => `${role} · ${email}`,
  moreOfRole: (count: number, role: string): string => `${count} more: ${role}`,
  lockedTitle: 'Locked',
  unlock: 'Unlock',
  unlockExplained: 'What you typed is kept.',
  somebodyElse: 'Sign in as somebody else',
  changeTitle: 'Choose your own password',
  changeExplained:
    'Your temporary password was for the first sign-in only. Nobody else will know the new one.',
  currentPassword: 'Temporary password',
  newPassword: 'New password',
  change: 'Save the password',
  wrongPassword: 'The password is wrong.',
  required: 'Fill this in.',
  capsLock: 'Caps Lock is on.',
} as const

/** What stands under a new password while it is typed. */
export const newPasswordText = {
  empty: (minimum: number): string => `At least ${minimum} characters. A few words in a row work well.`,
  counting: (length: number, minimum: number): string => `${length} of at least ${minimum} characters`,
  enough: (length: number): string => `${length} characters, long enough`,
} as const
