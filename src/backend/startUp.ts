import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import type { StartState } from '#shared/contract/start.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { AppStage, StageNow } from './appStage.ts'
import type { ClinicDatabase, WriteTx } from './db/clinicDatabase.ts'
import { lockFolder } from './db/lockFolder.ts'
import { createKeys } from './keys/createKeys.ts'
import { destroyKeys } from './keys/destroyKeys.ts'
import { keyPaths } from './keys/keyPaths.ts'
import { markDatabaseMade } from './keys/markDatabaseMade.ts'
import { readStartFacts } from './keys/readStartFacts.ts'
import { renewRecoverySlot } from './keys/renewRecoverySlot.ts'
import { resumeFirstRun } from './keys/resumeFirstRun.ts'
import { rewrapOsSlot } from './keys/rewrapOsSlot.ts'
import { findStartState } from './keys/startState.ts'
import { readKeySlots } from './keys/slots/readKeySlots.ts'
import { unlockWithRecoveryKey } from './keys/unlockWithRecoveryKey.ts'
import { unlockWithStore } from './keys/unlockWithStore.ts'
import { makeDatabase } from './makeDatabase.ts'
import { type Commits, createOpener } from './openFiles.ts'
import type { Ports, SecretStore } from './ports.ts'
import { createRecoverySheet } from './recoverySheet.ts'

/** What start-up needs to tell the screens, from whoever knows the clinic's tables. */
export type DescribeClinic = (
  db: ClinicDatabase,
) => Promise<Pick<StartState, 'clinicName' | 'isSample' | 'sampleSignIns'>>

const NO_CLINIC = { clinicName: null, isSample: false, sampleSignIns: [] }

/** Owns the stage of the program: finds out where it stands, and carries out the few acts that change it. */
export class StartUp implements AppStage {
  readonly databaseFile: string
  readonly recoverySheet
  readonly #ports: Ports
  readonly #commits: Commits
  readonly #describeClinic: DescribeClinic
  readonly #onChange: () => void
  #now: StageNow = { stage: 'firstRun' }
  #key: Buffer | undefined
  #unlockFolder: (() => void) | undefined
  #lastAct: Promise<unknown> = Promise.resolve()

  constructor(ports: Ports, commits: Commits, describeClinic: DescribeClinic, onChange: () => void) {
    this.#ports = ports
    this.#commits = commits
    this.#describeClinic = describeClinic
    this.#onChange = onChange
    this.databaseFile = keyPaths(ports.paths.data).database
    this.recoverySheet = createRecoverySheet(async () => {
      if (this.#key === undefined) throw new Error('No clinic is open')
      return renewRecoverySlot(ports.paths.data, this.#key)
    })
  }

  readonly now = (): StageNow => this.#now

  readonly secretStore = (): SecretStore | undefined => {
    if (this.#now.stage !== 'open') return undefined
    return this.#now.keyStore === 'file' ? this.#ports.keyFile : this.#ports.keychain
  }

  /** One act at a time: two set-ups at once would each overwrite the other's keys. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#lastAct.then(act)
    this.#lastAct = done.catch(() => undefined)
    return done
  }

  /** Finds out where the program stands; never throws, so that a window is always reached (security.md B8). */
  readonly begin = async (): Promise<void> => {
    try {
      await this.#find()
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error
      this.#ports.log({ level: 'error', code: 'start.failed', detail: { kind } })
      this.#recover('databaseDamaged', false)
    }
  }

  async #find(): Promise<void> {
    const { data } = this.#ports.paths
    mkdirSync(data, { recursive: true, mode: 0o700 })
    this.#unlockFolder ??= lockFolder(data)
    if (this.#unlockFolder === undefined) return this.#recover('anotherInstance', false)
    const state = findStartState(await readStartFacts(data, this.#ports))
    switch (state.kind) {
      case 'firstRun':
      case 'firstRunBlocked':
      case 'resumeFirstRun':
        this.#now = { stage: 'firstRun' }
        return
      case 'recovery':
        return this.#recover(state.reason, state.canUseRecoveryKey)
      case 'open': {
        const opener = createOpener(this.#ports, this.#commits)
        const unlocked = await unlockWithStore(data, this.#ports, opener.opens)
        const taken = opener.taken()
        if (unlocked.kind === 'open' && taken !== undefined) await this.#opened(taken.db, taken.key)
        else if (unlocked.kind === 'recovery') this.#recover(unlocked.reason, unlocked.reason === 'keyWrong')
      }
    }
  }

  #recover(reason: Extract<StageNow, { stage: 'recovery' }>['reason'], canUseRecoveryKey: boolean): void {
    this.#now = { stage: 'recovery', reason, canUseRecoveryKey }
  }

  async #opened(db: ClinicDatabase, key: Buffer): Promise<void> {
    const slots = await readKeySlots(keyPaths(this.#ports.paths.data))
    this.#key = key
    this.#now = { stage: 'open', db, keyStore: slots.kind === 'ok' ? slots.slots.os.store : 'keychain' }
  }

  readonly describe = async (): Promise<StartState> => {
    const now = this.#now
    const { keychain, shell, appVersion } = this.#ports
    const asks = now.stage !== 'open' && keychain !== undefined
    return {
      stage: now.stage,
      reason: now.stage === 'recovery' ? now.reason : null,
      canUseRecoveryKey: now.stage === 'recovery' && now.canUseRecoveryKey,
      shell,
      version: appVersion,
      keychain: keychain === undefined ? 'none' : asks ? await keychain.probe() : 'ok',
      keyStore: now.stage === 'open' ? now.keyStore : null,
      isKeyFileChosen: this.#ports.prefersKeyFile,
      ...(now.stage === 'open' ? await this.#describeClinic(now.db) : NO_CLINIC),
    }
  }

  readonly retry = (): Promise<void> =>
    this.#inTurn(async () => {
      if (this.#now.stage === 'recovery') await this.begin()
      this.#onChange()
    })

  readonly openWithRecoveryKey: AppStage['openWithRecoveryKey'] = (recoveryKey) =>
    this.#inTurn(() => this.#openWithRecoveryKey(recoveryKey))

  async #openWithRecoveryKey(recoveryKey: string): ReturnType<AppStage['openWithRecoveryKey']> {
    const before = this.#now
    if (before.stage === 'open') return ok(null)
    if (before.stage !== 'recovery' || !before.canUseRecoveryKey) {
      return fail('RECOVERY_KEY_WRONG', { reason: 'notThisClinic' })
    }
    const opener = createOpener(this.#ports, this.#commits)
    const { data } = this.#ports.paths
    const unlocked = await unlockWithRecoveryKey(data, recoveryKey, opener.opens)
    if (!unlocked.ok) return unlocked
    const taken = opener.taken()
    if (unlocked.data.kind === 'recovery' || taken === undefined) {
      if (unlocked.data.kind === 'recovery') this.#recover(unlocked.data.reason, false)
      return ok(null)
    }
    await this.#opened(taken.db, taken.key)
    // Where the store works, the next start needs no recovery key; where it does not, this session is open all the same.
    const store = this.secretStore()
    try {
      if (store !== undefined)
        await rewrapOsSlot({ folder: data, stores: this.#ports, store, dek: taken.key })
    } catch {
      this.#ports.log({ level: 'warn', code: 'keys.notRewrapped' })
    }
    this.#onChange()
    return ok(null)
  }

  readonly keepUserSlot: AppStage['keepUserSlot'] = () => Promise.resolve()
  readonly dropUserSlot: AppStage['dropUserSlot'] = () => Promise.resolve()

  readonly create: AppStage['create'] = (keepKeyInFile, fill) =>
    this.#inTurn(() => this.#create(keepKeyInFile, fill))

  async #create(
    keepKeyInFile: boolean,
    fill: (tx: WriteTx) => Promise<unknown>,
  ): ReturnType<AppStage['create']> {
    const { data } = this.#ports.paths
    if (this.#now.stage !== 'firstRun') return fail('DATA_ALREADY_HERE', {})
    const inFile = keepKeyInFile || this.#ports.prefersKeyFile
    const store = inFile ? this.#ports.keyFile : this.#ports.keychain
    if (store === undefined) return fail('KEY_FILE_NOT_CHOSEN', {})
    const resumed = await resumeFirstRun(data, this.#ports)
    const made =
      resumed === undefined ? await createKeys({ folder: data, store, deviceId: randomUUID() }) : ok(resumed)
    if (!made.ok) return made
    const db = await makeDatabase(this.#ports, this.#commits, made.data.dek, fill)
    await markDatabaseMade(data)
    await this.#opened(db, made.data.dek)
    this.recoverySheet.hold(made.data.recoveryKey)
    this.#onChange()
    return ok({ recoveryKey: made.data.recoveryKey })
  }

  readonly remove: AppStage['remove'] = () => this.#inTurn(() => this.#remove())

  /**
   * In an order in which a cut leaves either the sample as it was or an empty folder with keys, which a first run
   * goes on with. Whatever fails, the program finds out anew where it stands.
   */
  async #remove(): ReturnType<AppStage['remove']> {
    const now = this.#now
    if (now.stage !== 'open') return ok(null)
    const store = this.secretStore()
    if (store === undefined || (await store.probe()) !== 'ok') return fail('KEY_STORE_UNAVAILABLE', {})
    const { data } = this.#ports.paths
    const paths = keyPaths(data)
    try {
      await now.db.close()
      this.#forget()
      rmSync(paths.backups, { recursive: true, force: true })
      for (const file of [paths.marker, ...paths.databaseCompanions, paths.database])
        rmSync(file, { force: true })
      return await destroyKeys(data, this.#ports)
    } finally {
      this.#now = { stage: 'firstRun' }
      await this.begin()
      this.#onChange()
    }
  }

  #forget(): void {
    this.#key?.fill(0)
    this.#key = undefined
    this.recoverySheet.forget()
  }

  /** Closes the database and gives the folder back. */
  readonly close = async (): Promise<void> => {
    if (this.#now.stage === 'open') await this.#now.db.close()
    this.#forget()
    this.#unlockFolder?.()
    this.#unlockFolder = undefined
  }
}
