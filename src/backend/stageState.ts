import type { KeyPolicy } from '#shared/contract/start.ts'
import type { Recovered, RecoveryReason, StageNow } from './appStage.ts'
import type { ClinicDatabase } from './db/clinicDatabase.ts'
import { readKeyFacts } from './findStage.ts'

/** What start-up remembers: the stage, the keys in memory, and that one act runs at a time. */
export class StageState {
  readonly #folder: string
  #now: StageNow = { stage: 'firstRun' }
  #key: Buffer | undefined
  #keyInHand: Buffer | undefined
  #recovered: Recovered | null = null
  #policy: KeyPolicy = 'unattended'
  #lastAct: Promise<unknown> = Promise.resolve()

  constructor(folder: string) {
    this.#folder = folder
  }

  readonly now = (): StageNow => this.#now
  readonly isOpen = (): boolean => this.#now.stage === 'open'
  readonly recovered = (): Recovered | null => this.#recovered
  /** A key that opens backups while the data itself is gone or damaged. */
  readonly keyInHand = (): Buffer | undefined => this.#keyInHand

  /** The database key of the open clinic. */
  readonly keyInUse = (): Buffer => {
    if (this.#key === undefined) throw new Error('No clinic is open')
    return this.#key
  }

  /** The key policy of the clinic that is open, or was last. */
  readonly policy = (): KeyPolicy => this.#policy
  readonly setPolicy = (policy: KeyPolicy): void => {
    this.#policy = policy
  }

  /** One act at a time: two set-ups at once would each overwrite the other's keys. */
  readonly inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = this.#lastAct.then(act)
    this.#lastAct = done.catch(() => undefined)
    return done
  }

  /** A clinic is open with this key; `recovered` where it took more than its own key. */
  readonly setOpen = async (db: ClinicDatabase, key: Buffer, recovered: Recovered | null): Promise<void> => {
    this.#forgetKeys()
    this.#key = key
    this.#recovered = recovered
    const { store, policy } = await readKeyFacts(this.#folder)
    this.#policy = policy
    this.#now = { stage: 'open', db, keyStore: store }
  }

  readonly setRecovery = (reason: RecoveryReason, canUseRecoveryKey: boolean, keyInHand?: Buffer): void => {
    const kept = keyInHand === undefined ? undefined : Buffer.from(keyInHand)
    this.#forgetKeys()
    this.#keyInHand = kept
    this.#now = { stage: 'recovery', reason, canUseRecoveryKey }
  }

  /** No clinic is open. */
  readonly setClosed = (now: Extract<StageNow, { stage: 'firstRun' | 'passwordNeeded' }>): void => {
    this.#forgetKeys()
    this.#now = now
  }

  #forgetKeys(): void {
    this.#key?.fill(0)
    this.#keyInHand?.fill(0)
    this.#key = undefined
    this.#keyInHand = undefined
  }
}
