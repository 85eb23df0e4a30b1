import { z } from 'zod'
import { BACKUP_FAILURES, BACKUP_PROBLEMS, BACKUP_SCHEDULES, BACKUP_STEPS } from '../domain/backups.ts'
import { defineRoutes } from './define.ts'
import { startStateSchema } from './start.ts'

const nothing = z.strictObject({})
/** The name of a backup's folder, as the program gave it: never a path. */
const backupId = z.string().regex(/^[0-9A-Za-z.-]{1,80}$/, 'malformed')
/** A folder that somebody typed; only where the shell has no window to choose one by. */
const folder = z.string().max(1000, 'tooLong').nullable()

export const backupsStateSchema = z.strictObject({
  schedule: z.enum(BACKUP_SCHEDULES),
  folder: z.string(),
  isDefaultFolder: z.boolean(),
  /** True where the shell lets a person choose a folder in a window. */
  canPickFolder: z.boolean(),
  /** When the last one was made that was opened and checked; null where there is none. */
  lastMadeAt: z.number().nullable(),
  /** What is being done now; null where nothing is. */
  running: z.enum(BACKUP_STEPS).nullable(),
  /** Why the last try made none, and when; null where it did. */
  failed: z.strictObject({ at: z.number(), why: z.enum(BACKUP_FAILURES) }).nullable(),
})
export type BackupsState = z.infer<typeof backupsStateSchema>

const found = z.strictObject({
  backupId,
  madeAt: z.number(),
  bytes: z.int(),
  appVersion: z.string(),
})

/** Backups of this PC's data, and a new PC from one of them (product.md 47). */
export const backupsRoutes = defineRoutes({
  /** Where backups stand on this PC: for Settings, the header and Home. */
  'backups.get': {
    access: 'backups.manage',
    audit: 'none',
    input: nothing,
    output: backupsStateSchema,
    errors: [],
  },
  'backups.list': {
    access: 'backups.manage',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      backups: z.array(
        found.extend({
          /** When its files were last opened and checked: at its making, or later. */
          checkedAt: z.number(),
          problem: z.enum(BACKUP_PROBLEMS).nullable(),
        }),
      ),
    }),
    errors: [],
  },
  'backups.make': {
    access: 'backups.manage',
    audit: 'change',
    input: nothing,
    output: z.strictObject({ backupId }),
    errors: ['BACKUP_RUNNING', 'BACKUP_FAILED', 'CANCELLED'],
  },
  'backups.cancel': { access: 'backups.manage', audit: 'none', input: nothing, output: nothing, errors: [] },
  /** Opens a backup and looks at all of it; null where it is sound. */
  'backups.check': {
    access: 'backups.manage',
    audit: 'none',
    input: z.strictObject({ backupId }),
    output: z.strictObject({ problem: z.enum(BACKUP_PROBLEMS).nullable() }),
    errors: ['NOT_FOUND'],
  },
  'backups.setSchedule': {
    access: 'backups.manage',
    audit: 'change',
    input: z.strictObject({ schedule: z.enum(BACKUP_SCHEDULES) }),
    output: nothing,
    errors: [],
  },
  /** Chooses where backups go: asks in a window, or takes what was typed where there is none; null for the data folder. */
  'backups.chooseFolder': {
    access: 'backups.manage',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({ to: z.enum(['dataFolder', 'another']), typed: folder }),
    output: nothing,
    errors: ['CANCELLED', 'FOLDER_UNUSABLE'],
  },
  /** On a new PC: the backups in a folder, which is remembered for the restore that follows. */
  'backups.find': {
    access: 'firstRun',
    audit: 'none',
    input: z.strictObject({ typed: folder }),
    output: z.strictObject({ backups: z.array(found) }),
    errors: ['CANCELLED', 'NO_SOUND_BACKUP'],
  },
  /** On a new PC: makes its data from a backup, with the recovery key of the time when it was made. */
  'backups.restore': {
    access: 'firstRun',
    audit: 'none',
    input: z.strictObject({
      backupId,
      recoveryKey: z.string('required').min(1, 'required').max(200, 'tooLong'),
      keepKeyInFile: z.boolean(),
    }),
    output: startStateSchema,
    errors: [
      'NOT_FOUND',
      'BACKUP_UNSOUND',
      'RECOVERY_KEY_WRONG',
      'TOO_MANY_TRIES',
      'KEY_STORE_UNAVAILABLE',
      'KEY_FILE_NOT_CHOSEN',
      'DATA_ALREADY_HERE',
    ],
  },
})
