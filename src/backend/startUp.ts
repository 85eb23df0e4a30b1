import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { fail, ok } from '#shared/errors/index.ts'
import type { AppStage, Recovered } from './appStage.ts'
import { ColdTries } from './coldTries.ts'
import type { ClinicDatabase, WriteTx } from './db/clinicDatabase.ts'
import { type FolderLock, lockFolder } from './db/lockFolder.ts'
import { problemOf } from './db/openProblem.ts'
import { type DescribeClinic, describeStage } from './describeStage.ts'
import { findStage } from './findStage.ts'
import { keepBackupKeys } from './keys/backupKeys.ts'
import { createKeys } from './keys/createKeys.ts'
import { destroyKeys } from './keys/destroyKeys.ts'
import { keyPaths } from './keys/keyPaths.ts'
import { markDatabaseMade } from './keys/markDatabaseMade.ts'
import { renewRecoverySlot } from './keys/renewRecoverySlot.ts'
import { resumeFirstRun } from './keys/resumeFirstRun.ts'
import { readTagOwners } from './keys/unlockWithPassword.ts'
import { makeDatabase } from './makeDatabase.ts'
import { createOpenActs } from './openActs.ts'
import { type Commits, isWholeDatabase } from './openFiles.ts'
import type { Ports, SecretStore } from './ports.ts'
import { createRecoverySheet } from './recoverySheet.ts'
import { KeyActs } from './keyActs.ts'
import { StageState } from './stageState.ts'

type OpenActs = ReturnType<typeof createOpenActs>

/** Owns the stage of the program: finds out where it stands, and carries out the few acts that change it. */
export class StartUp implements AppStage {
  readonly databaseFile: string
  readonly recoverySheet
  readonly #ports: Ports
  readonly #commits: Commits
  readonly #describeClinic: DescribeClinic
  readonly #onChange: () => void
  readonly #state: StageState
  readonly #tries: ColdTries
  readonly #acts: OpenActs
  readonly #keys: KeyActs
  #lock: Extract<FolderLock, { kind: 'locked' }> | undefined

  constructor(ports: Ports, commits: Commits, describeClinic: DescribeClinic, onChange: () => void) {
    const paths = keyPaths(ports.paths.data)
    this.#ports = ports
    this.#commits = commits
    this.#describeClinic = describeClinic
    this.#onChange = onChange
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
    describeStage(this.#ports, this.#state, this.#describeClinic)

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

  readonly coolDown: AppStage['coolDown'] = () =>
    this.#state.inTurn(async () => {
      const now = this.#state.now()
      if (now.stage !== 'open' || !this.needsPasswords()) return
      this.recoverySheet.forget()
      await this.#takeOverTries(now.db).catch(() => undefined)
      this.#state.setClosed({ stage: 'passwordNeeded', keyStore: now.keyStore })
      this.#onChange()
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
      this.#onChange()
    })

  readonly create: AppStage['create'] = (keepKeyInFile, fill) =>
    this.#state.inTurn(() => this.#create(keepKeyInFile, fill))

  async #create(
    keepKeyInFile: boolean,
    fill: (tx: WriteTx) => Promise<unknown>,
  ): ReturnType<AppStage['create']> {
    const { data } = this.#ports.paths
    if (this.#state.now().stage !== 'firstRun') return fail('DATA_ALREADY_HERE', {})
    const inFile = keepKeyInFile || this.#ports.prefersKeyFile
    const store = inFile ? this.#ports.keyFile : this.#ports.keychain
    if (store === undefined) return fail('KEY_FILE_NOT_CHOSEN', {})
    const resumed = await resumeFirstRun(data, this.#ports)
    const made =
      resumed === undefined ? await createKeys({ folder: data, store, deviceId: randomUUID() }) : ok(resumed)
    if (!made.ok) return made
    const db = await makeDatabase(this.#ports, this.#commits, made.data.dek, fill)
    await markDatabaseMade(data)
    await this.#open(db, made.data.dek, null)
    this.recoverySheet.hold(made.data.recoveryKey)
    this.#onChange()
    return ok({ recoveryKey: made.data.recoveryKey })
  }

  /**
   * In an order in which a cut leaves either the sample as it was or an empty folder with keys, which a first run
   * goes on with. Whatever fails, the program finds out anew where it stands.
   */
  readonly remove: AppStage['remove'] = () =>
    this.#state.inTurn(async () => {
      const now = this.#state.now()
      if (now.stage !== 'open') return ok(null)
      const store = this.secretStore()
      if (store === undefined || (await store.probe()) !== 'ok') return fail('KEY_STORE_UNAVAILABLE', {})
      const { data } = this.#ports.paths
      const paths = keyPaths(data)
      try {
        await now.db.close()
        this.recoverySheet.forget()
        rmSync(paths.backups, { recursive: true, force: true })
        for (const file of [paths.marker, ...paths.databaseCompanions, paths.database])
          rmSync(file, { force: true })
        return await destroyKeys(data, this.#ports)
      } finally {
        this.#state.setClosed({ stage: 'firstRun' })
        await this.begin()
        this.#onChange()
      }
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
      this.#onChange()
    })
  }

  #telling<T extends { readonly ok: boolean }>(answer: T): T {
    if (answer.ok) this.#onChange()
    return answer
  }
}
