import type { KeyPolicy, RECOVERED, RECOVERY_REASONS, StartState } from '#shared/contract/start.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { Failed, Result } from '#shared/errors/index.ts'
import type { CheckedBundle } from './db/bundle/checkBundle.ts'
import type { BundleOrder, BundleStep } from './db/bundle/makeBundle.ts'
import type { Manifest } from './db/bundle/manifest.ts'
import type { ClinicDatabase, WriteTx } from './db/clinicDatabase.ts'
import type { SecretStore } from './ports.ts'

export type RecoveryReason = (typeof RECOVERY_REASONS)[number]
/** What was done to open the clinic, for everybody at this PC to know. */
export type Recovered = { readonly how: (typeof RECOVERED)[number]; readonly backupMadeAt: number | null }

/**
 * Where the program stands: nothing here yet, a clinic is open, somebody's password is needed to open it, or something
 * keeps it from opening.
 */
export type StageNow =
  | { readonly stage: 'firstRun' }
  | { readonly stage: 'recovery'; readonly reason: RecoveryReason; readonly canUseRecoveryKey: boolean }
  | { readonly stage: 'passwordNeeded'; readonly keyStore: SecretStore['kind'] }
  | {
      readonly stage: 'open'
      readonly db: ClinicDatabase
      readonly keyStore: SecretStore['kind']
    }

/** The recovery sheet of the open clinic: shown once, then confirmed by typing groups of it back. */
export type RecoverySheet = {
  /** The groups asked for, counted from 0; none where the key is no longer in memory and a new sheet is needed. */
  readonly askedGroups: () => readonly number[]
  readonly matches: (groups: readonly string[]) => boolean
  /** Lets go of the key in memory once it was confirmed. */
  readonly forget: () => void
  /** Makes a new key; the old sheet opens this PC no more. */
  readonly renew: () => Promise<string>
}

type StoreFailure = 'KEY_STORE_UNAVAILABLE'
type RecoveryFailure = 'RECOVERY_KEY_WRONG' | 'TOO_MANY_TRIES'

/** What can be done about the keys of an open clinic. */
export type StageKeys = {
  /** Who opens this clinic here; under policy B with the people whose password does. */
  readonly keyPolicy: () => Promise<{ readonly policy: KeyPolicy; readonly userIds: readonly UserId[] }>
  /** True under policy B, as far as is known without asking a file. */
  readonly needsPasswords: () => boolean
  /** From policy A to B, with the first slot for the person who asks. */
  readonly requirePasswords: (
    userId: UserId,
    email: string,
    password: string,
  ) => Promise<Result<null, StoreFailure>>
  /** Back to policy A. */
  readonly openUnattended: () => Promise<Result<null, StoreFailure>>
  /**
   * Key policy B: a person's password opens this PC's data. To be called once a password or primary e-mail is saved,
   * and at sign-in with the password in hand; `password` is null where only the e-mail changed. Does nothing under
   * policy A. Never rejects: somebody whose slot can't be written comes in while the clinic is open.
   */
  readonly keepUserSlot: (userId: UserId, email: string, password: string | null) => Promise<void>
  /** Key policy B: this person's password opens nothing any more (leaving, Inactive). Never rejects. */
  readonly dropUserSlot: (userId: UserId) => Promise<void>
  /** Whether this is the clinic's recovery key, without opening anything; wrong ones are slowed down. */
  readonly checkRecoveryKey: (recoveryKey: string) => Promise<Result<null, RecoveryFailure>>
}

/** Backups: what of them needs the key in memory, or the folder of the data. */
export type StageBackups = {
  /** Makes one of the open clinic, opened and checked before it gets its name. @throws BundleError */
  readonly make: (
    order: Omit<BundleOrder, 'database' | 'keysText' | 'device'>,
    watch: { readonly signal: AbortSignal; readonly onStep: (step: BundleStep) => void },
  ) => Promise<Manifest>
  readonly check: (folder: string) => Promise<CheckedBundle>
  /** Makes this PC's data from a bundle, where there are none yet; on success the stage is `open`. */
  readonly restoreFrom: (
    bundle: string,
    recoveryKey: string,
    keepKeyInFile: boolean,
  ) => Promise<
    | Result<null, RecoveryFailure | StoreFailure | 'KEY_FILE_NOT_CHOSEN' | 'DATA_ALREADY_HERE'>
    | Failed<'BACKUP_UNSOUND'>
  >
  /** Where backups go unless somebody chose another folder. */
  readonly defaultFolder: string
}

/** The stage and the few acts that change it; `startUp.ts` carries them out. */
export type AppStage = StageKeys & {
  readonly backups: StageBackups
  readonly now: () => StageNow
  readonly describe: () => Promise<StartState>
  readonly retry: () => Promise<void>
  /** Opens by the sheet; also where a password is needed and everybody is locked out. */
  readonly openWithRecoveryKey: (recoveryKey: string) => Promise<Result<null, RecoveryFailure | StoreFailure>>
  /** Key policy B: opens with somebody's password; who that is, sign-in finds out. */
  readonly openWithPassword: (
    email: string,
    password: string,
  ) => Promise<Result<null, 'WRONG_CREDENTIALS' | 'TOO_MANY_TRIES'>>
  /** Sets data aside that can't be read, and opens the newest sound backup in its place. */
  readonly restoreBackup: () => Promise<Result<null, 'NO_SOUND_BACKUP'>>
  /**
   * Key policy B, once nobody is signed in: the database closes and its key leaves memory. Under A nothing happens, nor
   * where somebody came before it was this act's turn.
   */
  readonly coolDown: (isEmpty: () => boolean) => Promise<void>
  /** Something could not be read: looks at the whole database, and closes it where it is damaged. */
  readonly suspectDamage: () => Promise<void>
  /** Writes down how far the pauses after wrong tries have run that were made while no database was open. */
  readonly keepTries: () => Promise<void>
  /** Makes keys and database and fills it in one transaction; on success the stage is `open`. */
  readonly create: (
    keepKeyInFile: boolean,
    fill: (tx: WriteTx) => Promise<unknown>,
  ) => Promise<
    Result<{ readonly recoveryKey: string }, StoreFailure | 'KEY_FILE_NOT_CHOSEN' | 'DATA_ALREADY_HERE'>
  >
  /** Takes away database and keys of a sample clinic; the stage is `firstRun` then. */
  readonly remove: () => Promise<Result<null, StoreFailure>>
  readonly recoverySheet: RecoverySheet
  /** The store that keeps this clinic's key, for further named secrets; undefined where no clinic is open. */
  readonly secretStore: () => SecretStore | undefined
  readonly databaseFile: string
}
