import type { BackupFailure, BackupProblem, BackupSchedule, BackupStep } from '#shared/domain/backups.ts'
import { translatable } from './language.ts'

/** The words of Settings > Backups, and of a new PC that begins from one. */
export const backupsText = translatable('backups.backupsText', {
  explained:
    'A backup holds all data of this PC, encrypted. It opens with the recovery sheet of the time when it was made, on any PC. Each one is opened and checked before an older one goes.',
  failed: 'The backups could not be loaded',
  last: 'Last backup',
  never: 'None yet',
  schedule: 'Automatic backups',
  folder: 'Folder',
  inDataFolder: 'In the data folder of this PC',
  better: 'If this PC is lost, so are these backups. A stick or a network folder, kept elsewhere, is safer.',
  chooseFolder: 'Choose another folder',
  backToDataFolder: 'Use the data folder',
  typedFolder: 'Path of the folder',
  typedHint: 'Such as /media/stick or E:\\',
  wholePath: 'Type the whole path of the folder, such as /media/stick or E:\\.',
  make: 'Back up now',
  stop: 'Stop',
  made: 'The backup is made and checked.',
  stopped: 'Stopped. No backup was made.',
  list: 'Backups on this PC',
  date: 'Made',
  size: 'Size',
  state: 'Checked',
  check: 'Check this backup',
  checkOf: (when: string): string => `Check this backup: ${when}`,
  sound: 'Sound',
  emptyTitle: 'No backups yet',
  empty: '“Back up now” makes the first one.',
  failedLately: 'No backup since the last try',
  restoreWay: 'Restore from a backup',
  restoreWayExplained: 'This PC gets the data of a backup. You need its folder and the recovery sheet.',
  restoreTitle: 'Restore from a backup',
  restoreIntro: 'Choose the folder or stick with the backups, then one of them.',
  find: 'Look for backups',
  noneThere:
    'There are no backups in this folder. Choose the one, or the stick, that holds “Anteroom backups”.',
  pick: 'Choose a folder',
  found: 'Backups found',
  recoveryKey: 'Recovery key',
  recoveryKeyHint: 'From the recovery sheet of the time when the backup was made',
  restore: 'Restore',
  restoring: 'Checking and restoring. A large clinic takes a minute.',
} as const)

/** How often this PC makes a backup by itself. */
export const scheduleNames: Readonly<Record<BackupSchedule, string>> = translatable('backups.scheduleNames', {
  hourly: 'Every hour, where something changed',
  daily: 'Every day, where something changed',
  off: 'Never: only by hand',
})

/** What is being done. */
export const stepNames: Readonly<Record<BackupStep, string>> = translatable('backups.stepNames', {
  copying: 'Copying …',
  hashing: 'Reading the copy …',
  checking: 'Opening and checking the copy …',
  done: 'Finishing …',
})

/** Why none was made. */
export const backupFailureText: Readonly<Record<BackupFailure, string>> = translatable(
  'backups.backupFailureText',
  {
    diskFull: 'The disk is full. Make room, or choose another folder.',
    noAccess: 'Nothing can be stored in the folder. Is the stick in its place?',
    damaged: 'The data could not be read whole. The older backups are as they were.',
    unsound: 'The copy was not what is stored. The older backups are as they were.',
    unknown: 'It did not work. The older backups are as they were.',
  },
)

/** Why a backup can't take the place of the data. */
export const backupProblemText: Readonly<Record<BackupProblem, string>> = translatable(
  'backups.backupProblemText',
  {
    incomplete: 'A file is missing',
    forged: 'Not made by this clinic, or damaged',
    changed: 'A file was changed',
    damaged: 'Damaged',
    newer: 'Made by a newer program',
  },
)
