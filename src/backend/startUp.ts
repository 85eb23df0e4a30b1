import { mkdirSync } from 'node:fs'
import type { AppStage, Recovered } from './appStage.ts'
import { createBackupActs } from './backupActs.ts'
import { ColdTries } from './coldTries.ts'
import type { ClinicDatabase } from './db/clinicDatabase.ts'
import { type FolderLock, lockFolder } from './db/lockFolder.ts'
import { problemOf } from './db/openProblem.ts'
import { type DescribeClinic, describeStage } from './describeStage.ts'
import { createFirstRunActs } from './firstRunActs.ts'
import { findStage } from './findStage.ts'
import { keepBackupKeys } from './keys/backupKeys.ts'
import { keyPaths } from './keys/keyPaths.ts'
import { renewRecoverySlot } from './keys/renewRecoverySlot.ts'
import { readTagOwners } from './keys/unlockWithPassword.ts'
import { createOpenActs } from './openActs.ts'
import { type Commits, isWholeDatabase } from './openFiles.ts'
import type { Ports, SecretStore } from './ports.ts'
import { createRecoverySheet } from './recoverySheet.ts'
import { KeyActs } from './keyActs.ts'
import { StageState } from './stageState.ts'

type OpenActs = ReturnType<typeof createOpenActs>

/** What start-up asks of whoever put it together. */
type Outside = {
  readonly describeClinic: DescribeClinic
  /** The stage, or what is told of it, has changed. */
  readonly onChange: () => void
  /** A clinic is about to be closed while the program goes on: what waits to be written is written now. */
  readonly beforeClose: () => Promise<void>
}

/** Owns the stage of the program: finds out where it stands, and carries out the few acts that change it. */
export class StartUp implements AppStage {
  readonly databaseFile: string
  readonly recoverySheet
  readonly backups: AppStage['backups']
  readonly create: AppStage['create']
  readonly remove: AppStage['remove']
  readonly #ports: Ports
  readonly #commits: Commits
  readonly #outside: Outside
  readonly #state: StageState
  readonly #tries: ColdTries
  readonly #acts: OpenActs
  readonly #keys: KeyActs
  #lock: Extract<FolderLock, { kind: 'locked' }> | undefined

  constructor(ports: Ports, commits: Commits, outside: Outside) {
    const paths = keyPaths(ports.paths.data)
    this.#ports = ports
    this.#commits = commits
    this.#outside = outside
    this.databaseFile = paths.database
    const state = new StageState(paths.folder)
    this.#state = state
    this.#tries = new ColdTries(paths.tries, ports.clock)
    this.#acts = createOpenActs({ ports, commits, state, tries: this.#tries, open: this.#open })
    this.#keys = new KeyActs(ports, state, this.#tries)
    this.recoverySheet = createRecoverySheet(() =>
      state.inTurn(async () => {
        const recoveryKey = await renewRecoverySlot(paths.folder, state.keyInUse())
        await keepBackupKeys(paths)
        return recoveryKey
      }),
    )
    const { recoverySheet, secretStore, begin } = this
    const open = this.#open
    const firstRun = { ports, commits, state, recoverySheet, secretStore, open, begin }
    const acts = createFirstRunActs({ ...firstRun, onChange: outside.onChange })
    const { onChange } = outside
    this.backups = createBackupActs({ ports, commits, state, tries: this.#tries, open, onChange })
    this.create = acts.create
    this.remove = acts.remove
  }

  readonly now: AppStage['now'] = () => this.#state.now()
  readonly keyPolicy: AppStage['keyPolicy'] = () => this.#keys.keyPolicy()
  readonly needsPasswords: AppStage['needsPasswords'] = () => this.#keys.needsPasswords()
  readonly requirePasswords: AppStage['requirePasswords'] = (...person) =>
    this.#keys.requirePasswords(...person)
  readonly openUnattended: AppStage['openUnattended'] = () => this.#keys.openUnattended()
  readonly keepUserSlot: AppStage['keepUserSlot'] = (...person) => this.#keys.keepUserSlot(...person)
  readonly dropUserSlot: AppStage['dropUserSlot'] = (userId) => this.#keys.dropUserSlot(userId)
  readonly checkRecoveryKey: AppStage['checkRecoveryKey'] = (key) => this.#keys.checkRecoveryKey(key)
  readonly keepTries: AppStage['keepTries'] = () =>
    this.#state.inTurn(async () => {
      const now = this.#state.now()
      await this.#tries.keep()
      if (now.stage === 'open' && this.needsPasswords()) await this.#takeOverTries(now.db)
    })

  readonly secretStore = (): SecretStore | undefined => {
    const now = this.#state.now()
    if (now.stage !== 'open') return undefined
    return now.keyStore === 'file' ? this.#ports.keyFile : this.#ports.keychain
  }

  /** Finds out where the program stands; never throws, so that a window is always reached (security.md B8). */
  readonly begin = async (): Promise<void> => {
    try {
      await this.#find()
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error
      this.#ports.log({ level: 'error', code: 'start.failed', detail: { kind } })
      const problem = problemOf(error)
      const isKnown = problem === 'diskFull' || problem === 'noAccess'
      this.#state.setRecovery(isKnown ? problem : 'startFailed', false)
    }
  }

  async #find(): Promise<void> {
    const { data } = this.#ports.paths
    mkdirSync(data, { recursive: true, mode: 0o700 })
    if (this.#lock === undefined) {
      const lock = lockFolder(data)
      if (lock.kind !== 'locked')
        return this.#state.setRecovery(lock.kind === 'taken' ? 'anotherInstance' : lock.kind, false)
      this.#lock = lock
    }
    const found = await findStage(this.#ports, this.#commits)
    if ('opened' in found) return this.#open(found.opened, found.key, null)
    const { now, keyInHand } = found
    if (now.stage === 'recovery') this.#state.setRecovery(now.reason, now.canUseRecoveryKey, keyInHand)
    else this.#state.setClosed(now)
  }

  readonly #open = async (db: ClinicDatabase, key: Buffer, recovered: Recovered | null): Promise<void> => {
    await this.#state.setOpen(db, key, recovered)
    const paths = keyPaths(this.#ports.paths.data)
    try {
      await keepBackupKeys(paths)
      await this.#tries.carryOver(db, await readTagOwners(paths))
    } catch {
      // The clinic is open: a folder that can't be written now is no reason to keep people out.
      this.#ports.log({ level: 'warn', code: 'keys.backupKeysNotKept' })
    }
  }

  readonly describe: AppStage['describe'] = () =>
    describeStage(this.#ports, this.#state, this.#outside.describeClinic)

  readonly retry: AppStage['retry'] = () =>
    this.#changing(async () => {
      if (this.#state.now().stage === 'recovery') await this.begin()
    })

  readonly openWithRecoveryKey: AppStage['openWithRecoveryKey'] = async (recoveryKey) =>
    this.#telling(await this.#acts.openWithRecoveryKey(recoveryKey))

  readonly openWithPassword: AppStage['openWithPassword'] = async (email, password) =>
    this.#telling(await this.#acts.openWithPassword(email, password))

  readonly restoreBackup: AppStage['restoreBackup'] = async () =>
    this.#telling(await this.#acts.restoreBackup())

  readonly coolDown: AppStage['coolDown'] = (isEmpty) =>
    this.#state.inTurn(async () => {
      const now = this.#state.now()
      if (now.stage !== 'open' || !this.needsPasswords() || !isEmpty()) return
      this.recoverySheet.forget()
      await this.#outside.beforeClose()
      await this.#takeOverTries(now.db).catch(() => undefined)
      this.#state.setClosed({ stage: 'passwordNeeded', keyStore: now.keyStore })
      this.#outside.onChange()
      await now.db.close()
    })

  readonly suspectDamage: AppStage['suspectDamage'] = () =>
    this.#state.inTurn(async () => {
      const now = this.#state.now()
      if (now.stage !== 'open') return
      const key = Buffer.from(this.#state.keyInUse())
      if (isWholeDatabase(this.databaseFile, key)) return
      this.#state.setRecovery('databaseDamaged', false, key)
      key.fill(0)
      await now.db.close()
      this.#outside.onChange()
    })

  /** Closes the database and gives the folder back. */
  readonly close = async (): Promise<void> => {
    const now = this.#state.now()
    this.recoverySheet.forget()
    await this.#tries.keep().catch(() => undefined)
    if (now.stage === 'open') await this.#takeOverTries(now.db).catch(() => undefined)
    this.#state.setRecovery('startFailed', false)
    if (now.stage === 'open') await now.db.close()
    this.#lock?.release()
    this.#lock = undefined
  }

  /** What the database has counted of wrong tries goes beside the slots, for the time it is not at hand. */
  async #takeOverTries(db: ClinicDatabase): Promise<void> {
    if (!this.needsPasswords()) return
    await this.#tries.takeOver(db, await readTagOwners(keyPaths(this.#ports.paths.data)))
  }

  #changing(act: () => Promise<void>): Promise<void> {
    return this.#state.inTurn(async () => {
      await act()
      this.#outside.onChange()
    })
  }

  #telling<T extends { readonly ok: boolean }>(answer: T): T {
    if (answer.ok) this.#outside.onChange()
    return answer
  }
}
