import type { RECOVERY_REASONS } from '#shared/contract/start.ts'

type Reason = (typeof RECOVERY_REASONS)[number]

/** The words of the first run and of the recovery sheet. */
export const startText = {
  title: 'Welcome to Anteroom',
  intro: 'The people desk of your clinic. Everything stays on this PC, encrypted.',
  setUp: 'Set up a new clinic',
  setUpExplained: 'You become its owner. Takes two minutes.',
  join: 'Join a clinic',
  joinExplained:
    'Joining a clinic that runs on another PC comes with sync, which is not part of this version.',
  sample: 'Look around with a sample clinic',
  sampleExplained: 'Made-up people and clients. You can remove it again at any time.',
  keyTitleNone: 'This PC has no keychain',
  keyTitleUnavailable: 'The keychain of this PC does not answer',
  keyExplainedNone:
    'Anteroom encrypts the clinic’s data and normally keeps the key in the keychain of the system. Here it can keep the key in a file that only your user of this PC can read. Whoever gets into your user can then open the data.',
  keyExplainedUnavailable:
    'Anteroom encrypts the clinic’s data and normally keeps the key in the keychain of the system. Unlock the keychain and start again, or keep the key in a file that only your user of this PC can read. Whoever gets into your user can then open the data.',
  keepKeyInFile: 'Keep the key in a file on this PC',
  keepKeyFirst: 'Tick this first to go on without a keychain.',
  preparing: 'Preparing the sample clinic…',
  clinicTitle: 'Set up a new clinic',
  clinicSection: 'Clinic',
  ownerSection: 'You, the clinic owner',
  clinicName: 'Clinic name',
  timezone: 'Timezone',
  plan: 'Plan',
  planHints: {
    solo: 'One practitioner, and staff who don’t treat',
    soloPlus: 'One practitioner with students, and staff who don’t treat',
    teams: 'Any number of practitioners',
  },
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail',
  emailHint: 'You sign in with it.',
  password: 'Password',
  treatsClients: 'I treat clients too',
  treatsClientsHint: 'Adds the role Practitioner to your account.',
  create: 'Set up the clinic',
  sheetTitle: 'Your recovery sheet',
  sheetIntro:
    'If this PC’s key is ever lost, this is the only way back to the clinic’s data. Nobody can make it again for you.',
  sheetKeep: 'Print it and keep it where you keep contracts. Do not keep it on this PC.',
  sheetKeyLabel: 'Recovery key',
  checkGroup: 'check',
  sheetPrintFor: (clinic: string): string => `Recovery sheet of ${clinic}`,
  sheetPrintUse:
    'When Anteroom says that it can’t open the clinic’s data, type this key. It opens the data of the PC it was made on, and its backups.',
  sheetPrintedOn: (day: string): string => `Made on ${day}`,
  typeBackTitle: 'Type two groups back',
  typeBack: 'So that you can be sure the sheet is readable. Read them from the paper.',
  group: (index: number): string => `Group ${index + 1}`,
  confirm: 'Confirm the sheet',
  later: 'Later',
  laterHint: 'Until then the desk reminds you.',
  confirmTitle: 'Confirm your recovery sheet',
  confirmGone:
    'This program can no longer compare your sheet, because it was restarted since the sheet was made. Make a new sheet; the old one stops working then.',
  makeNewSheet: 'Make a new recovery sheet',
  makeNewSheetExplained: 'The old sheet no longer opens this PC’s data then. Destroy it.',
  yourPassword: 'Your password',
} as const

type RecoveryWords = {
  readonly title: string
  readonly wrong: string
  readonly safe: string
  readonly todo: string
}

const dataIsSafe = 'The clinic’s data is on this PC, unchanged and encrypted.'

/** What each recovery screen says: what is wrong, what is safe, what to do. */
export const recoveryText: Readonly<Record<Reason, RecoveryWords>> = {
  storeUnavailable: {
    title: 'The keychain does not answer',
    wrong:
      'The key of the clinic’s data lies in the keychain of this PC, and the keychain is locked or not running.',
    safe: dataIsSafe,
    todo: 'Unlock the keychain, mostly by signing in to this PC again, and try again. Where that does not help, type the recovery key from your sheet.',
  },
  keyMissing: {
    title: 'The key is missing',
    wrong:
      'The keychain of this PC answers, but the key of the clinic’s data is not in it. This happens after a new installation of the system or with another user of this PC.',
    safe: dataIsSafe,
    todo: 'Sign in to this PC as the user who set up the clinic, or type the recovery key from your sheet.',
  },
  keyWrong: {
    title: 'The key does not fit',
    wrong:
      'The key that this PC keeps does not open the clinic’s data. Data or key may come from another PC.',
    safe: dataIsSafe,
    todo: 'Type the recovery key from the sheet of this clinic.',
  },
  noDriver: {
    title: 'The keychain can’t be reached',
    wrong:
      'The key of the clinic’s data lies in the keychain of this PC, and the part of Anteroom that talks to the keychain does not work here.',
    safe: dataIsSafe,
    todo: 'Install Anteroom anew and try again. Where that does not help, type the recovery key from your sheet.',
  },
  slotsMissing: {
    title: 'The key file is missing',
    wrong: 'The clinic’s data is here, but the small file that holds its locked keys is gone.',
    safe: dataIsSafe,
    todo: 'Restore the key file into the data folder from a backup of this PC, and try again. Change nothing else in the folder.',
  },
  keyDoesNotOpen: {
    title: 'The key does not open the data',
    wrong:
      'The key of this PC is in order, but the data file does not open with it. The file may come from another PC or clinic, or its beginning is damaged.',
    safe: 'Nothing was changed. The file is left as it is.',
    todo: 'Put back the data file that belongs to this PC, and try again.',
  },
  slotsDamaged: {
    title: 'The key file is damaged',
    wrong: 'The small file that holds the locked keys of the clinic’s data can’t be read.',
    safe: dataIsSafe,
    todo: 'Restore the key file into the data folder from a backup of this PC, and try again. Change nothing else in the folder.',
  },
  databaseMissing: {
    title: 'The clinic’s data is not where it was',
    wrong:
      'The keys of a clinic are on this PC, but its data file is not. It may have been moved, or lie on a drive that is not connected.',
    safe: 'Nothing was made anew, so nothing can have been overwritten.',
    todo: 'Put the file or the drive back, and try again.',
  },
  databaseDamaged: {
    title: 'The clinic’s data can’t be read',
    wrong: 'The key fits, but the data file is damaged.',
    safe: 'Nothing was changed. The file is left as it is.',
    todo: 'Make a copy of the data folder before anything else. Then put back the file from a backup of this PC, and try again.',
  },
  newerVersion: {
    title: 'This program is older than the data',
    wrong: 'A newer version of Anteroom has worked with this clinic’s data.',
    safe: dataIsSafe,
    todo: 'Install the newest version of Anteroom and start it.',
  },
  migrationFailed: {
    title: 'The update of the data did not finish',
    wrong: 'This version of Anteroom had to rearrange the clinic’s data, and could not.',
    safe: 'Every step that failed was taken back. The data is as it was before.',
    todo: 'Make sure that the disk is not full, and try again. Where it fails again, keep using the version you had.',
  },
  anotherInstance: {
    title: 'Anteroom is open already',
    wrong: 'Another Anteroom works with the data of this clinic at this moment.',
    safe: 'Nothing was changed from here.',
    todo: 'Go on in the other window, or close it and try again.',
  },
}

export const recoveryWords = {
  wrongTitle: 'What is wrong',
  safeTitle: 'What is safe',
  todoTitle: 'What to do',
  keyLabel: 'Recovery key',
  keyHint: 'Nine groups of four characters, from the printed sheet',
  open: 'Open with the recovery key',
} as const
