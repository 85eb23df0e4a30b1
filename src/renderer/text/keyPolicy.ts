import { translatable } from './language.ts'

/** The words of who opens the clinic on this PC (key policies A and B of the keys). */
export const keyPolicyText = translatable('keyPolicy.keyPolicyText', {
  title: 'Who opens the clinic on this PC',
  unattended: 'This PC opens it by itself',
  unattendedExplained:
    'Mail and backups run from the start, before anybody signs in. Whoever gets into this PC’s user could open the data with the key that lies there.',
  password: 'Somebody of the staff opens it with their password',
  passwordExplained:
    'Without a password the data stays closed, also for a thief who has this PC and gets into its user. It closes again when the last person signs out.',
  require: 'Require a password',
  requireTitle: 'Require a password to open the clinic?',
  means: [
    'After each start, and once the last person has signed out, somebody opens the clinic with their password.',
    'Until then nothing happens by itself: no mail, no backup, no sync.',
    'Your password opens it from now on. Everybody else’s does once they have signed in here while it is open.',
    'Where nobody’s password works any more, only the recovery sheet opens it.',
  ],
  meaning: 'What changes',
  sheetOpen: 'Your recovery sheet is not confirmed yet. Confirm it before you do this.',
  yourPassword: 'Your password',
  unattend: 'Let this PC open it by itself',
  unattendTitle: 'Let this PC open the clinic by itself?',
  unattendExplained:
    'The key lies on this PC then. Nobody’s password is needed to open the data, only to sign in. Mail and backups run from the start.',
  people: 'Whose password opens it',
  opens: 'Opens it',
  opensNot: 'Not yet',
  opensNotHint: 'Whoever does not yet: sign in here once while it is open.',
  failed: 'Who opens the clinic could not be loaded',
} as const)
