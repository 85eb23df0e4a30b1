import { lengthOfTime } from './time.ts'
import { translatable } from './language.ts'

/** The words of signing in, locking and choosing a password. */
export const identityText = translatable('identity.identityText', {
  signInTo: (clinic: string): string => `Sign in to ${clinic}`,
  signIn: 'Sign in',
  openTitle: 'Open the clinic',
  openExplained:
    'On this PC, the clinic’s data opens with a password only. Yours opens it and signs you in, if you have signed in here before.',
  open: 'Open and sign in',
  email: 'E-mail',
  password: 'Password',
  sampleTitle: 'Sample sign-ins',
  sampleExplained: 'This is a sample clinic. Choose somebody to fill the form.',
  samplePassword: (password: string): string => `Everybody’s password: ${password}`,
  sampleDetail: (role: string, email: string): string => `${role} · ${email}`,
  moreOfRole: (count: number, role: string): string => `${count} more: ${role}`,
  lockedTitle: 'Locked',
  unlock: 'Unlock',
  typing: {
    kept: 'What you typed is kept.',
    partly: 'What you typed is kept, but for passwords and choices not saved: these are asked for again.',
    lost: 'What was not saved has to be chosen or typed again.',
  },
  switchPerson: 'Switch person',
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
} as const)

/** The second step of signing in. */
export const codeText = translatable('identity.codeText', {
  title: 'Type your code',
  explained: 'Open the authenticator app on your phone. The six digits change every 30 seconds.',
  code: 'Code',
  codeOfApp: 'Code of your authenticator app',
  submit: 'Sign in',
  startAgain: 'Start again',
  byRecovery: 'Use a recovery code',
  byApp: 'Use the authenticator app',
  recoveryTitle: 'Use a recovery code',
  recoveryExplained: 'Type one of the ten codes you kept when you set up MFA. Each works once.',
  recoveryCode: 'Recovery code',
  recoveryOpens: 'With your password, one of your ten codes signs you in.',
  wrongRecovery: 'This recovery code is wrong, or it was used already.',
  recoveryLeft: (left: number): string =>
    left === 0
      ? 'That was your last recovery code. Make new ones in Account Settings.'
      : `${left} recovery ${left === 1 ? 'code is' : 'codes are'} left. Account Settings makes new ones.`,
} as const)

/** The look at this PC's clock, from two codes in a row. */
export const clockText = translatable('identity.clockText', {
  offer: 'Is this PC’s clock right?',
  title: 'Check this PC’s clock',
  explained:
    'A wrong clock makes right codes look wrong. Type the code your app shows now, wait until it changes, and type the next one.',
  first: 'The code now',
  second: 'The code after it',
  check: 'Check the clock',
  back: 'Type a code',
  right:
    'This PC’s clock is right. Look in your app for the entry of this clinic, and type a fresh code of it.',
  unknown:
    'These two codes don’t follow each other, or belong to another account. Wait for a fresh code and try again, or use a recovery code.',
  off: (direction: 'behind' | 'ahead', minutes: number | null): string =>
    `This PC’s clock is ${minutes === null ? 'far' : lengthOfTime(Math.abs(minutes) * 60)} ${direction}. Set it in the settings of the PC and type a fresh code, or use a recovery code.`,
  notCounted: 'These codes sign nobody in.',
} as const)

/** The pause after too many wrong tries. */
export const waitText = translatable('identity.waitText', {
  countdown: (seconds: number): string => `Too many wrong tries. Try again in ${clockOf(seconds)}.`,
  over: 'You can try again now.',
} as const)

function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** "Confirm it's you", before a sensitive act. */
export const confirmText = translatable('identity.confirmText', {
  title: 'Confirm it’s you',
  explained: 'This needs a fresh look at who is at the desk. Then it goes on by itself.',
  confirm: 'Confirm',
} as const)
