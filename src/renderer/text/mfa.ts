import type { Role } from '#shared/domain/roles.ts'
import { roleNames } from './index.ts'
import { translatable } from './language.ts'

/** Setting up the second factor. */
export const enrolmentText = translatable('mfa.enrolmentText', {
  title: 'Set up your second factor',
  required: 'This clinic asks for a code besides your password. It takes two minutes and your phone.',
  apps: 'Any authenticator app works: Google Authenticator, Microsoft Authenticator, Aegis, 1Password, Bitwarden and others.',
  scan: 'Scan this with the app',
  qrLabel: 'QR code for your authenticator app',
  forAccount: (clinic: string): string => `The app will list it as ${clinic}, with your e-mail.`,
  typeInstead: 'Or type this key into the app',
  copyKey: 'Copy the key',
  confirm: 'Turn on MFA',
  code: 'Code the app shows',
  codeExplained: 'Nothing counts until a code of the app is right.',
  wrongCode: 'This code is wrong. Wait for the next one. If it stays wrong, check the time on phone and PC.',
  loading: 'Making your QR code',
  isOnTitle: 'MFA is on',
  codesNotKept: 'Your recovery codes were not kept yet. Make new ones; the ones from before work no more.',
  makeCodes: 'Make new recovery codes',
  startAgain: 'Start again',
} as const)

/** The ten recovery codes, shown once. */
export const recoveryCodesText = translatable('mfa.recoveryCodesText', {
  title: 'Keep your recovery codes',
  explained:
    'Each works once in place of a code, for a lost or broken phone. They are shown only now; keep them away from this PC.',
  label: 'Recovery codes',
  kept: 'I have kept them',
  done: 'Done',
  printTitle: 'Anteroom recovery codes',
  printOf: (name: string, clinic: string): string => [name, clinic].filter((part) => part !== '').join(', '),
  printUse:
    'Each code works once: at sign-in, choose “Use a recovery code”. Keep this sheet away from the PC.',
} as const)

/** The section of the Account tab. */
export const mfaText = translatable('mfa.mfaText', {
  label: 'Multi-Factor Authentication (MFA)',
  on: 'On',
  since: (day: string): string => `On since ${day}`,
  off: 'Off',
  required: 'Required by the clinic',
  requiredOfPerson: 'Required of this person',
  pending: 'Set-up follows at the next sign-in.',
  ownOff: 'With MFA, a stolen password alone opens nothing.',
  codesLeft: (left: number): string => `${left} of 10 recovery codes left`,
  setUp: 'Set up',
  newCodes: 'New recovery codes',
  newCodesExplained: 'Makes ten new codes. The ones you have now stop working.',
  makeCodes: 'Make new codes',
  remove: 'Remove MFA',
  removeExplained:
    'From then on your password alone signs you in, and must have at least 15 characters. Your recovery codes stop working.',
  whyNoRemove: 'The clinic requires MFA, so it can’t be removed. With a new phone, ask for a reset.',
  reset: 'Reset MFA',
  resetTitle: (name: string): string => `Reset MFA of ${name}?`,
  resetExplained: (name: string, isRequired: boolean): string =>
    `${name}’s authenticator and recovery codes stop working, and open sessions end. ${
      isRequired
        ? 'MFA is set up anew at the next sign-in.'
        : 'The password alone signs in until MFA is set up anew.'
    } Make sure it is really ${name} who asks.`,
  reason: 'Reason',
  reasonHint: 'Stands in the log, such as “new phone, seen in person”.',
  ownPassword: 'Your own password',
  noLongerOffered: 'The clinic no longer offers MFA. A code is asked for until it is taken away here.',
  onlyOwners: 'Only a clinic owner can reset MFA of an owner.',
  notAllowed: 'Your roles don’t let you reset MFA here.',
  loading: 'Looking up your second factor',
} as const)

/** Who was locked out by wrong tries, and the way back. */
export const signInLockText = translatable('mfa.signInLockText', {
  label: 'Sign-in',
  locked: 'Locked',
  failures: (count: number): string => `${count} wrong ${count === 1 ? 'try' : 'tries'} in a row on this PC.`,
  wait: (length: string): string => `The next try must wait ${length}.`,
  noWaiting: 'Waiting does not help any more; a recovery code or you do.',
  unlock: 'Unlock',
  unlocked: 'Unlocked. The next try may come at once.',
} as const)

/** Settings > Security. */
export const mfaSettingsText = translatable('mfa.mfaSettingsText', {
  legend: 'Multi-Factor Authentication (MFA)',
  offered: 'Offer MFA',
  offeredExplained: 'Everybody may protect their sign-in with a code of an authenticator app.',
  notOffered: 'Nobody can set it up. Who has it on still types a code, until they remove it or it is reset.',
  who: 'Required of',
  nobody: 'Nobody',
  everybody: 'Everybody who signs in',
  roles: 'These roles',
  nobodyExplained: 'Each person decides. Remove MFA is open to everybody.',
  everybodyExplained:
    'Who has no MFA yet sets it up at the next sign-in, before any other screen. Nobody can remove it.',
  rolesExplained: (roles: readonly Role[]): string =>
    roles.length === 0
      ? 'Tick at least one role.'
      : `${roles.map((role) => roleNames[role]).join(', ')}: who has no MFA yet sets it up at the next sign-in, before any other screen, and can’t remove it.`,
  atLeastOneRole: 'Tick at least one role.',
} as const)
