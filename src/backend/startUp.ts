import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import type { StartState } from '#shared/contract/start.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { AppStage, StageNow } from './appStage.ts'
import type { ClinicDatabase, WriteTx } from './db/clinicDatabase.ts'
import { lockFolder } from './db/lockFolder.ts'
import { openClinic } from './db/openClinic.ts'
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
import { type Commits, createOpener } from './openFiles.ts'
import type { Ports } from './ports.ts'
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

  readonly retry = async (): Promise<void> => {
    await this.begin()
    this.#onChange()
  }

  readonly openWithRecoveryKey: AppStage['openWithRecoveryKey'] = async (recoveryKey) => {
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
    const store =
      this.#now.stage === 'open' && this.#now.keyStore === 'file' ? this.#ports.keyFile : this.#ports.keychain
    if (store !== undefined) await rewrapOsSlot({ folder: data, stores: this.#ports, store, dek: taken.key })
    this.#onChange()
    return ok(null)
  }

  readonly create: AppStage['create'] = async (keepKeyInFile, fill) => {
    const { data } = this.#ports.paths
    const inFile = keepKeyInFile || this.#ports.prefersKeyFile
    const store = inFile ? this.#ports.keyFile : this.#ports.keychain
    if (store === undefined) return fail('KEY_FILE_NOT_CHOSEN', {})
    const resumed = await resumeFirstRun(data, this.#ports)
    const made =
      resumed === undefined ? await createKeys({ folder: data, store, deviceId: randomUUID() }) : ok(resumed)
    if (!made.ok) return made
    const db = this.#createDatabase(made.data.dek)
    await db.write({ actorId: null }, async (tx: WriteTx) => {
      await fill(tx)
      return ok(null)
    })
    await markDatabaseMade(data)
    await this.#opened(db, made.data.dek)
    this.recoverySheet.hold(made.data.recoveryKey)
    this.#onChange()
    return ok({ recoveryKey: made.data.recoveryKey })
  }

  /** Made, closed and opened again: what is written today must be readable tomorrow (security.md 4.2, step 4). */
  #createDatabase(key: Buffer): ClinicDatabase {
    const { database, backups } = keyPaths(this.#ports.paths.data)
    const options = { file: database, key, backupFolder: backups, clock: this.#ports.clock, ...this.#commits }
    void openClinic({ ...options, create: true }).close()
    return openClinic({ ...options, create: false })
  }

  readonly remove: AppStage['remove'] = async () => {
    const now = this.#now
    if (now.stage !== 'open') throw new Error('No clinic is open')
    const { data } = this.#ports.paths
    const destroyed = await destroyKeys(data, this.#ports)
    if (!destroyed.ok) return destroyed
    await now.db.close()
    const paths = keyPaths(data)
    for (const file of [paths.database, ...paths.databaseCompanions]) rmSync(file, { force: true })
    rmSync(paths.backups, { recursive: true, force: true })
    this.#forget()
    await this.begin()
    this.#onChange()
    return ok(null)
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
