import type { KeyPolicy } from '#shared/contract/start.ts'
import { ok } from '#shared/errors/index.ts'
import type { StageKeys } from './appStage.ts'
import type { ColdTries } from './coldTries.ts'
import { keepBackupKeys } from './keys/backupKeys.ts'
import { dropUserSlot, keepUserSlot } from './keys/keepUserSlot.ts'
import { keyPaths } from './keys/keyPaths.ts'
import { requirePasswords } from './keys/requirePasswords.ts'
import { type RewrapInput, rewrapOsSlot } from './keys/rewrapOsSlot.ts'
import { chooseStore } from './keys/secretStores/chooseStore.ts'
import type { KeySlots } from './keys/slots/keySlots.ts'
import { placeOf } from './keys/slots/keySlots.ts'
import { readKeySlots } from './keys/slots/readKeySlots.ts'
import { checkRecoveryKey } from './keys/unlockWithRecoveryKey.ts'
import type { Ports } from './ports.ts'
import type { StageState } from './stageState.ts'

/** Carries out what changes or asks the keys of an open clinic: one act at a time, since each rewrites the slots. */
export class KeyActs implements StageKeys {
  readonly #ports: Ports
  readonly #state: StageState
  readonly #tries: ColdTries
  readonly #folder: string

  constructor(ports: Ports, state: StageState, tries: ColdTries) {
    this.#ports = ports
    this.#state = state
    this.#tries = tries
    this.#folder = ports.paths.data
  }

  readonly needsPasswords: StageKeys['needsPasswords'] = () => this.#state.policy() === 'password'

  readonly keyPolicy: StageKeys['keyPolicy'] = async () => {
    const slots = await this.#readSlots()
    return slots.version === 1
      ? { policy: 'unattended', userIds: [] }
      : { policy: 'password', userIds: slots.users.map(({ userId }) => userId) }
  }

  readonly requirePasswords: StageKeys['requirePasswords'] = (userId, email, password) =>
    this.#state.inTurn(async () => {
      const done = await requirePasswords(await this.#rewrapInput(), { userId, email, password })
      if (done.ok) await this.#settle('password')
      return done
    })

  readonly openUnattended: StageKeys['openUnattended'] = () =>
    this.#state.inTurn(async () => {
      if ((await this.#readSlots()).version === 1) return ok(null)
      const done = await rewrapOsSlot(await this.#rewrapInput())
      if (done.ok) await this.#settle('unattended')
      return done
    })

  readonly keepUserSlot: StageKeys['keepUserSlot'] = (userId, email, password) =>
    this.#quietly('keys.slotNotKept', () => {
      const input = { folder: this.#folder, stores: this.#ports, dek: this.#state.keyInUse() }
      return keepUserSlot(input, { userId, email, password })
    })

  readonly dropUserSlot: StageKeys['dropUserSlot'] = (userId) =>
    this.#quietly('keys.slotNotDropped', () => dropUserSlot(this.#folder, userId))

  readonly checkRecoveryKey: StageKeys['checkRecoveryKey'] = (recoveryKey) =>
    this.#state.inTurn(async () => {
      const attempt = await this.#tries.beginRecovery()
      if (!attempt.ok) return attempt
      const checked = await checkRecoveryKey(this.#folder, recoveryKey, this.#state.keyInUse())
      if (checked.ok) await attempt.data.takeBack()
      return checked
    })

  /** The slots of an open clinic. @throws where keys.json is lost while the program runs */
  async #readSlots(): Promise<KeySlots> {
    const found = await readKeySlots(keyPaths(this.#folder))
    if (found.kind !== 'ok') throw new Error(`The key slots are ${found.kind}`)
    return found.slots
  }

  async #rewrapInput(): Promise<RewrapInput> {
    const store = chooseStore(this.#ports, placeOf(await this.#readSlots()).store)
    if (store === undefined) throw new Error('The store of this key has no driver')
    return { folder: this.#folder, stores: this.#ports, store, dek: this.#state.keyInUse() }
  }

  async #settle(policy: KeyPolicy): Promise<void> {
    this.#state.setPolicy(policy)
    await keepBackupKeys(keyPaths(this.#folder))
  }

  /** Under policy B only, and never in the way of the act that it follows. */
  async #quietly(code: string, act: () => Promise<unknown>): Promise<void> {
    if (!this.needsPasswords()) return
    try {
      await this.#state.inTurn(async () => (this.#state.isOpen() ? await act() : undefined))
    } catch {
      this.#ports.log({ level: 'warn', code })
    }
  }
}
