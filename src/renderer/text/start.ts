import type { RECOVERED, RECOVERY_REASONS } from '#shared/contract/start.ts'
import { translatable } from './language.ts'

type Reason = (typeof RECOVERY_REASONS)[number]
type Recovered = (typeof RECOVERED)[number]

/** The words of the first run and of the recovery sheet. */
export const startText = translatable('start.startText', {
  title: 'Welcome to Anteroom',
  intro: 'The people desk of your clinic. Everything stays on this PC, encrypted.',
  setUp: 'Set up a new clinic',
  setUpExplained: 'You become its owner. Takes two minutes.',
  join: 'Join a clinic',
  joinExplained: 'The clinic runs on another PC. Its owner gives you a code.',
  sample: 'Look around with a sample clinic',
  sampleExplained: 'Made-up people and clients. You can remove it again at any time.',
  keyTitleNone: 'This PC has no keychain',
  keyTitleUnavailable: 'The keychain of this PC does not answer',
  keyExplainedNone:
    'Anteroom encrypts the clinic’s data and normally keeps the key in the keychain of the system. Here it can keep the key in a file that only your user of this PC can read. Whoever gets into your user can then open the data.',
  keyExplainedUnavailable:
    'Anteroom encrypts the clinic’s data and normally keeps the key in the keychain of the system. Unlock the keychain and start again, or keep the key in a file that only your user of this PC can read. Whoever gets into your user can then open the data.',
  keepKeyInFile: 'Keep the key in a file on this PC',
  keepKeyFirst: 'First say above that the key may lie in a file.',
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
  sheetCode: 'The recovery key as a square code, for a hand scanner',
  checkGroup: 'check',
  sheetPrintFor: (clinic: string): string => `Recovery sheet of ${clinic}`,
  sheetPrintUse:
    'When Anteroom says that it can’t open the clinic’s data, type this key, or scan the square code. It opens the data of the PC it was made on, and its backups.',
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
} as const)

type RecoveryWords = {
  readonly title: string
  readonly wrong: string
  readonly safe: string
  readonly todo: string
  /** In place of `todo` where the recovery key opens what is here, or a backup of it. */
  readonly todoWithKey?: string
}

const dataIsSafe = 'The clinic’s data is on this PC, unchanged and encrypted.'
const fileIsLeft = 'Nothing was changed. The file is left as it is.'
const fromBackup =
  'Make a copy of the data folder before anything else. Then put the file back from a backup of this PC, and try again.'

/** What each recovery screen says: what is wrong, what is safe, what to do. */
export const recoveryText: Readonly<Record<Reason, RecoveryWords>> = translatable('start.recoveryText', {
  storeUnavailable: {
    title: 'The keychain does not answer',
    wrong:
      'The key of the clinic’s data lies in the keychain of this PC, and the keychain is locked or not running.',
    safe: dataIsSafe,
    todo: 'Unlock the keychain, mostly by signing in to this PC again, and try again. Until it answers, the recovery key from your sheet opens the clinic for this session.',
  },
  keyMissing: {
    title: 'The key is missing',
    wrong:
      'The keychain of this PC answers, but the key of the clinic’s data is not in it. This happens after a new installation of the system or with another user of this PC.',
    safe: dataIsSafe,
    todo: 'Sign in to this PC as the user who set up the clinic, or type the recovery key from your sheet. This PC gets a new key then.',
  },
  keyWrong: {
    title: 'The key does not fit',
    wrong:
      'The key that this PC keeps does not open the clinic’s data. Data or key may come from another PC.',
    safe: dataIsSafe,
    todo: 'Type the recovery key from the sheet of this clinic. This PC gets a new key then.',
  },
  noDriver: {
    title: 'The keychain can’t be reached',
    wrong:
      'The key of the clinic’s data lies in the keychain of this PC, and the part of Anteroom that talks to the keychain does not work here.',
    safe: dataIsSafe,
    todo: 'Install Anteroom anew and try again. Until then, the recovery key from your sheet opens the clinic for this session.',
  },
  slotsMissing: {
    title: 'The key file is missing',
    wrong: 'The clinic’s data is here, but the small file that holds its locked keys is gone.',
    safe: dataIsSafe,
    todo: 'Put the key file back into the data folder from a backup of this PC, and try again. Change nothing else in the folder.',
    todoWithKey:
      'Type the recovery key from your sheet. Anteroom makes a new key file then. Change nothing in the folder.',
  },
  slotsDamaged: {
    title: 'The key file is damaged',
    wrong: 'The small file that holds the locked keys of the clinic’s data can’t be read, nor can its copy.',
    safe: dataIsSafe,
    todo: 'Put the key file back into the data folder from a backup of this PC, and try again. Change nothing else in the folder.',
    todoWithKey:
      'Type the recovery key from your sheet. Anteroom makes a new key file then. Change nothing in the folder.',
  },
  databaseMissing: {
    title: 'The clinic’s data is not where it was',
    wrong:
      'A clinic was set up on this PC, but its data file is not in the data folder. It may have been moved, taken away by an antivirus program, or lie on a drive that is not connected.',
    safe: 'Nothing was made anew, so nothing can have been overwritten.',
    todo: 'Put the file anteroom.db back into the data folder, or connect the drive, and try again.',
    todoWithKey:
      'Put the file anteroom.db back into the data folder, or connect the drive, and try again. Where it is lost, the recovery key from your sheet opens the backups on this PC.',
  },
  keyDoesNotOpen: {
    title: 'The key does not open the data',
    wrong:
      'The key of this PC is in order, but the data file is locked with another one. It comes from another PC or clinic.',
    safe: fileIsLeft,
    todo: 'Put back the data file that belongs to this PC, and try again.',
  },
  databaseEmpty: {
    title: 'The data file is empty',
    wrong:
      'The file of the clinic’s data is there, but nothing is in it. A copy that broke off leaves such a file.',
    safe: fileIsLeft,
    todo: fromBackup,
  },
  databasePlain: {
    title: 'The data file is not encrypted',
    wrong:
      'A database lies where the clinic’s data was, but it is not encrypted. Anteroom never writes such a file.',
    safe: fileIsLeft,
    todo: 'Find out who put it there. Then put back the data file that belongs to this PC, and try again.',
  },
  databaseOtherCipher: {
    title: 'The data file is encrypted in another way',
    wrong:
      'The key fits, but another program, or another version, encrypted the file in a way that Anteroom does not use.',
    safe: fileIsLeft,
    todo: 'Put back the data file as Anteroom wrote it, and try again.',
  },
  notADatabase: {
    title: 'The data file is something else',
    wrong: 'A file lies where the clinic’s data was, but it is no database at all.',
    safe: fileIsLeft,
    todo: 'Put back the data file that belongs to this PC, and try again.',
  },
  databaseTruncated: {
    title: 'The data file is cut short',
    wrong:
      'The key fits, but the end of the data file is missing. A copy that broke off, or a full disk, leaves such a file.',
    safe: fileIsLeft,
    todo: fromBackup,
  },
  databaseDamaged: {
    title: 'The clinic’s data can’t be read',
    wrong: 'The key fits, but the data file is damaged.',
    safe: fileIsLeft,
    todo: fromBackup,
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
    todo: 'Try again. Where it fails again, keep using the version you had, and tell whoever gave you this one.',
  },
  diskFull: {
    title: 'The disk is full',
    wrong: 'Anteroom needs to write to the disk with the clinic’s data, and there is no room left.',
    safe: 'What was begun was taken back. The clinic’s data is as it was before.',
    todo: 'Make room on the disk: empty the recycle bin, move films and downloads elsewhere. Delete nothing in the data folder. Then try again.',
  },
  noAccess: {
    title: 'Anteroom may not use its data folder',
    wrong:
      'The system refuses to read or write in the folder of the clinic’s data. It may belong to another user of this PC, or be write-protected.',
    safe: dataIsSafe,
    todo: 'Sign in to this PC as the user who set up the clinic, or let whoever looks after this PC allow your user to use the folder. Then try again.',
  },
  anotherInstance: {
    title: 'Anteroom is open already',
    wrong: 'Another Anteroom works with the data of this clinic at this moment.',
    safe: 'Nothing was changed from here.',
    todo: 'Go on in the other window, or close it and try again.',
  },
  startFailed: {
    title: 'Anteroom could not start',
    wrong:
      'Something went wrong that Anteroom has no name for. The file anteroom.log in the data folder says what it knows.',
    safe: 'Nothing was deleted, and no new key was made.',
    todo: 'Try again. Where it stays so, start this PC anew, and show the log to whoever looks after this PC.',
  },
})

export const recoveryWords = translatable('start.recoveryWords', {
  wrongTitle: 'What is wrong',
  safeTitle: 'What is safe',
  todoTitle: 'What to do',
  folderTitle: 'Data folder',
  keyTitle: 'Open with the recovery key',
  keyLabel: 'Recovery key',
  keyHint: 'Nine groups of four characters from the printed sheet. Type them, or scan the square code.',
  keyCount: (typed: number): string => `${typed} of 36 characters`,
  keyForeign: (characters: string): string =>
    `A recovery key never holds ${characters}. Look at the sheet once more.`,
  keyTooMany: 'These are more characters than a recovery key has.',
  open: 'Open with the recovery key',
  insteadOfPassword:
    'For when nobody’s password opens the clinic any more. Afterwards somebody signs in as usual.',
  noSheet:
    'Without the sheet, nobody can open this data, and nobody can make the sheet again. Keep the folder: the sheet may turn up.',
  orRestore: 'Or let Anteroom restore its own newest backup, below.',
  restoreTitle: 'Restore the newest backup',
  restore: 'Restore the backup',
  restoreExplained: (day: string): string =>
    `The newest backup on this PC was made on ${day}, and what was entered after that will be missing. The file that can’t be read moves to a folder beside it, and is not deleted.`,
  restoreMissing: (day: string): string =>
    `The newest backup on this PC was made on ${day}, and what was entered after that will be missing.`,
  noBackup: 'Anteroom has no backup on this PC that it could restore.',
} as const)

/** What everybody at this PC is told after the clinic was opened by more than its own key. */
export const recoveredText: Readonly<Record<Recovered, (day: string) => string>> = translatable(
  'start.recoveredText',
  {
    thisSessionOnly: () =>
      'Opened with the recovery key, for this session only. The next start asks for it again until the keychain of this PC answers.',
    keyRenewed: () =>
      'Opened with the recovery key. This PC has a new key, and the next start needs no sheet.',
    slotsRebuilt: () =>
      'Opened with the recovery key. The lost key file was made anew, and the next start needs no sheet.',
    databaseRestored: (day) =>
      `Restored from the backup of ${day}: what was entered after that is missing here. A file that could not be read lies in the data folder, under “damaged”.`,
  },
)
