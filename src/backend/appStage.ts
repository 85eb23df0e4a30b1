import type { RECOVERY_REASONS, StartState } from '#shared/contract/start.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/errors/index.ts'
import type { ClinicDatabase, WriteTx } from './db/clinicDatabase.ts'
import type { SecretStore } from './ports.ts'

export type RecoveryReason = (typeof RECOVERY_REASONS)[number]

/** Where the program stands: nothing here yet, a clinic is open, or something keeps it from opening. */
export type StageNow =
  | { readonly stage: 'firstRun' }
  | { readonly stage: 'recovery'; readonly reason: RecoveryReason; readonly canUseRecoveryKey: boolean }
  | {
      readonly stage: 'open'
      readonly db: ClinicDatabase
      readonly keyStore: 'keychain' | 'file'
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

/** The stage and the few acts that change it; `startUp.ts` carries them out. */
export type AppStage = {
  readonly now: () => StageNow
  readonly describe: () => Promise<StartState>
  readonly retry: () => Promise<void>
  readonly openWithRecoveryKey: (
    recoveryKey: string,
  ) => Promise<Result<null, 'RECOVERY_KEY_WRONG' | 'KEY_STORE_UNAVAILABLE'>>
  /** Makes keys and database and fills it in one transaction; on success the stage is `open`. */
  readonly create: (
    keepKeyInFile: boolean,
    fill: (tx: WriteTx) => Promise<unknown>,
  ) => Promise<
    Result<
      { readonly recoveryKey: string },
      'KEY_STORE_UNAVAILABLE' | 'KEY_FILE_NOT_CHOSEN' | 'DATA_ALREADY_HERE'
    >
  >
  /** Takes away database and keys of a sample clinic; the stage is `firstRun` then. */
  readonly remove: () => Promise<Result<null, 'KEY_STORE_UNAVAILABLE'>>
  readonly recoverySheet: RecoverySheet
  /** The store that keeps this clinic's key, for further named secrets; undefined where no clinic is open. */
  readonly secretStore: () => SecretStore | undefined
  /**
   * Key policy B: a person's password opens this PC's data. To be called once a password or primary e-mail is saved,
   * and at sign-in with the password in hand; `password` is null where only the e-mail changed. Does nothing under
   * policy A. Never rejects: somebody whose slot can't be written comes in while the clinic is open.
   */
  readonly keepUserSlot: (userId: UserId, email: string, password: string | null) => Promise<void>
  /** Key policy B: this person's password opens nothing any more (leaving, Inactive). Never rejects. */
  readonly dropUserSlot: (userId: UserId) => Promise<void>
  readonly databaseFile: string
}
