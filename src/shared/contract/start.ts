import { z } from 'zod'
import { userIdSchema } from '../domain/ids.ts'
import { PLANS } from '../domain/plan.ts'
import { ROLES } from '../domain/roles.ts'
import { requiredEmailSchema, requiredLineSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})

/** Why the clinic can't be opened (security.md 4.3); each has its own screen. */
export const RECOVERY_REASONS = [
  'storeUnavailable',
  'noDriver',
  'keyMissing',
  'keyWrong',
  'slotsMissing',
  'slotsDamaged',
  'databaseMissing',
  'keyDoesNotOpen',
  'databaseEmpty',
  'databasePlain',
  'databaseOtherCipher',
  'notADatabase',
  'databaseTruncated',
  'databaseDamaged',
  'newerVersion',
  'migrationFailed',
  'diskFull',
  'noAccess',
  'anotherInstance',
  'startFailed',
] as const

/**
 * What the program did by itself, or with a recovery key, to open the clinic; everybody at this PC is told.
 * `thisSessionOnly`: opened with the recovery key, and the next start needs it again · `keyRenewed`: this PC has a new
 * key · `slotsRebuilt`: the key file was lost and made anew · `databaseRestored`: a backup took the place of the data.
 */
export const RECOVERED = ['thisSessionOnly', 'keyRenewed', 'slotsRebuilt', 'databaseRestored'] as const

/** Who opens the clinic on this PC: the PC by itself, or only somebody of the staff with their password. */
export const KEY_POLICIES = ['unattended', 'password'] as const
export type KeyPolicy = (typeof KEY_POLICIES)[number]

export const startStateSchema = z.strictObject({
  stage: z.enum(['firstRun', 'open', 'recovery', 'passwordNeeded']),
  reason: z.enum(RECOVERY_REASONS).nullable(),
  /** True where a typed recovery key may open what is here. */
  canUseRecoveryKey: z.boolean(),
  /** When the newest backup was made that can take the place of the data; null where none can now. */
  backupMadeAt: z.number().nullable(),
  /** Where the data lies; only on the recovery screen, which asks to put something back there. */
  dataFolder: z.string().nullable(),
  recovered: z.strictObject({ how: z.enum(RECOVERED), backupMadeAt: z.number().nullable() }).nullable(),
  shell: z.enum(['electron', 'browser', 'cli']),
  version: z.string(),
  /** What can keep the key: whether a keychain answers, and whether the key lies in a file now. */
  keychain: z.enum(['ok', 'unavailable', 'none']),
  keyStore: z.enum(['keychain', 'file']).nullable(),
  /** Who opens the open clinic; null where none is open. */
  keyPolicy: z.enum(KEY_POLICIES).nullable(),
  /** True where whoever started the program asked for the key file already. */
  isKeyFileChosen: z.boolean(),
  clinicName: z.string().nullable(),
  /** True while the data of a clinic are on their way to this PC: nobody can sign in yet. */
  isJoining: z.boolean(),
  isSample: z.boolean(),
  /** The sign-ins of the sample clinic, shown on the sign-in screen; empty for a real one. */
  sampleSignIns: z.array(
    z.strictObject({ name: z.string(), role: z.enum(ROLES), email: z.string(), password: z.string() }),
  ),
})
export type StartState = z.infer<typeof startStateSchema>

const password = z.string('required').min(1, 'required').max(1024, 'tooLong')

export const startRoutes = defineRoutes({
  'start.get': { access: 'anyone', audit: 'none', input: nothing, output: startStateSchema, errors: [] },
  'start.retry': { access: 'recovery', audit: 'none', input: nothing, output: startStateSchema, errors: [] },
  /** Where the clinic does not open by itself; where it is open already, nothing happens. */
  'start.openWithRecoveryKey': {
    access: 'anyone',
    audit: 'none',
    input: z.strictObject({ recoveryKey: z.string('required').min(1, 'required').max(200, 'tooLong') }),
    output: startStateSchema,
    errors: ['RECOVERY_KEY_WRONG', 'KEY_STORE_UNAVAILABLE', 'TOO_MANY_TRIES'],
  },
  /** Sets the data aside, which can't be read or is gone, and puts the newest sound backup in its place. */
  'start.restoreBackup': {
    access: 'recovery',
    audit: 'none',
    input: nothing,
    output: startStateSchema,
    errors: ['NO_SOUND_BACKUP'],
  },
  /** Key policy B: opens the clinic with somebody's password; signing in follows with the same values. */
  'start.openWithPassword': {
    access: 'passwordNeeded',
    audit: 'none',
    input: z.strictObject({
      email: z.string('required').min(1, 'required').max(254, 'tooLong'),
      password,
    }),
    output: startStateSchema,
    errors: ['WRONG_CREDENTIALS', 'TOO_MANY_TRIES'],
  },
  /** Who opens the clinic on this PC, and under policy B whose password does already. */
  'keyPolicy.get': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      policy: z.enum(KEY_POLICIES),
      people: z.array(z.strictObject({ userId: userIdSchema, name: z.string(), opens: z.boolean() })),
    }),
    errors: [],
  },
  'keyPolicy.requirePasswords': {
    access: 'settings.edit',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({ password }),
    output: nothing,
    errors: ['WRONG_CREDENTIALS', 'TOO_MANY_TRIES', 'KEY_STORE_UNAVAILABLE', 'NO_EMAIL'],
  },
  'keyPolicy.openUnattended': {
    access: 'settings.edit',
    audit: 'change',
    isFresh: true,
    input: nothing,
    output: nothing,
    errors: ['KEY_STORE_UNAVAILABLE'],
  },
  'setup.createClinic': {
    access: 'firstRun',
    audit: 'change',
    input: z.strictObject({
      name: requiredLineSchema(120),
      timezone: requiredLineSchema(64),
      plan: z.enum(PLANS, 'notOneOf'),
      owner: z.strictObject({
        firstName: requiredLineSchema(100),
        lastName: requiredLineSchema(100),
        email: requiredEmailSchema,
        password,
        /** The owner of a small clinic often treats clients too: gives the role Practitioner on every plan. */
        treatsClients: z.boolean(),
      }),
      keepKeyInFile: z.boolean(),
    }),
    output: z.strictObject({ recoveryKey: z.string() }),
    errors: ['PASSWORD_REFUSED', 'KEY_STORE_UNAVAILABLE', 'KEY_FILE_NOT_CHOSEN', 'DATA_ALREADY_HERE'],
  },
  'setup.createSample': {
    access: 'firstRun',
    audit: 'none',
    input: z.strictObject({ keepKeyInFile: z.boolean() }),
    output: startStateSchema,
    errors: ['KEY_STORE_UNAVAILABLE', 'KEY_FILE_NOT_CHOSEN', 'DATA_ALREADY_HERE'],
  },
  'setup.removeSample': {
    access: 'anyone',
    audit: 'none',
    input: nothing,
    output: startStateSchema,
    errors: ['NOT_A_SAMPLE', 'KEY_STORE_UNAVAILABLE'],
  },
  /** The recovery sheet: whether its owner has typed groups of it back; until then set-up is not finished. */
  'recovery.get': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({ isConfirmed: z.boolean(), isShowable: z.boolean(), groups: z.array(z.int()) }),
    errors: [],
  },
  'recovery.confirm': {
    access: 'settings.edit',
    audit: 'change',
    input: z.strictObject({ groups: z.array(z.string().max(8)).length(2) }),
    output: nothing,
    errors: ['RECOVERY_GROUPS_WRONG'],
  },
  /** Makes a new recovery key; the old sheet no longer opens this PC's data. */
  'recovery.renew': {
    access: 'settings.edit',
    audit: 'change',
    isFresh: true,
    input: nothing,
    output: z.strictObject({ recoveryKey: z.string() }),
    errors: [],
  },
})
