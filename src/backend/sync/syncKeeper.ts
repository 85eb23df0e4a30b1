import type { SyncState } from '#shared/contract/sync.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { AppStage } from '../appStage.ts'
import { appendAudit } from '../audit/appendAudit.ts'
import type { ClinicDatabase } from '../db/clinicDatabase.ts'
import { writeAlways } from '../db/writeAlways.ts'
import { decideHeld } from './goingBack/massVoid.ts'
import type { Ports } from '../ports.ts'
import type { StaffList, SyncDesk } from '../syncDesk.ts'
import { connectHub } from './connectHub.ts'
import { copies } from './copying/dataCopies.ts'
import { exchangeWhole } from './copying/exchangeWhole.ts'
import { createAccount } from './createAccount.ts'
import type { TellOwners } from './goingBack/tellOwners.ts'
import { readHubAddress } from './httpHub.ts'
import { hubFailure } from './hubFailure.ts'
import { HubSession } from './hubSession.ts'
import { invitePc } from './joining/invitePc.ts'
import { revokePc } from './keys/revokePc.ts'
import { changeHub } from './renewal/changeHub.ts'
import { ownerChanges } from './owners/ownerChanges.ts'
import { NO_LIMIT, StaffListAge } from './staffList/staffListAge.ts'
import { NO_HUB, stateOf } from './stateOf.ts'
import { listPcNames, readSyncCounts } from './syncRepository.ts'

const LOOK_MS = 500
type Parts = {
  readonly ports: Pick<Ports, 'clock' | 'appVersion' | 'log' | 'proxyFor'>
  readonly stage: Pick<AppStage, 'now'>
  /** The sync, or what waits for it, has changed. */
  readonly onChange: () => void
  readonly tellOwners: TellOwners
}
/** The sync of whatever clinic is open: begins with it, and ends before it closes. */
export class SyncKeeper implements SyncDesk {
  readonly #parts: Parts
  #running: HubSession | undefined
  /** The database that was looked at for a hub, and how many commits it had when that was told. */
  #seen: { readonly db: ClinicDatabase; readonly commits: number } | undefined
  #isBusy = false
  readonly #staffList: StaffListAge

  constructor(parts: Parts) {
    this.#parts = parts
    this.#staffList = new StaffListAge(parts.ports.clock)
  }

  /** @returns what ends it; resolves when the exchange in hand is over */
  start(): () => Promise<void> {
    const timer = setInterval(() => {
      if (this.#isBusy) return
      this.#isBusy = true
      this.#look()
        .catch(() => this.#parts.ports.log({ level: 'warn', code: 'sync.notBegun' }))
        .finally(() => {
          this.#isBusy = false
        })
    }, LOOK_MS)
    timer.unref()
    return async () => {
      clearInterval(timer)
      await this.#end()
    }
  }

  readonly state = async (): Promise<SyncState> => {
    const now = this.#parts.stage.now()
    if (now.stage !== 'open') return NO_HUB
    const counts = await readSyncCounts(now.db.read)
    if (counts.address === undefined) return NO_HUB
    const loop = this.#running?.loop.state()
    const differing = await listPcNames(now.db.read, loop?.differing ?? [])
    return stateOf(counts, loop, {
      ...(this.#running?.known ?? { inStepSince: null, ownAheadMs: 0 }),
      differsFrom: differing,
      staffList: await this.#staffList.look(now.db),
      copying: copies.state(now.db),
    })
  }

  readonly staffList = async (): Promise<StaffList> => {
    const now = this.#parts.stage.now()
    if (now.stage !== 'open') return NO_LIMIT
    return await this.#staffList.look(now.db)
  }

  readonly confirmStaffList: SyncDesk['confirmStaffList'] = async ({ actorId }) => {
    const now = this.#parts.stage.now()
    if (now.stage !== 'open') return
    await this.#staffList.confirm(now.db, actorId)
    this.#parts.onChange()
  }

  readonly ownerChanges = ownerChanges
  readonly copies = copies

  readonly now = (): void => this.#running?.loop.now()

  readonly hub: SyncDesk['hub'] = async () => {
    const now = this.#parts.stage.now()
    if (now.stage !== 'open') return { address: null, devices: null }
    const { address } = await readSyncCounts(now.db.read)
    if (address === undefined) return { address: null, devices: null }
    const answer = await this.#running?.client.devices()
    return { address, devices: answer?.ok === true ? answer.data.devices : null }
  }

  readonly hubAddress: SyncDesk['hubAddress'] = async () => {
    const now = this.#parts.stage.now()
    if (now.stage !== 'open') return null
    return (await readSyncCounts(now.db.read)).address ?? null
  }

  readonly pages: SyncDesk['pages'] = () => {
    const running = this.#running
    if (running === undefined) return undefined
    const { client, loop } = running
    const isInStep = (): boolean => {
      const { isWorking, problem, lastContactAt } = loop.state()
      return !isWorking && problem === undefined && lastContactAt !== null
    }
    return { ...client, isInStep }
  }

  readonly createAccount: SyncDesk['createAccount'] = async (doer, { address, registrationCode }) => {
    const now = this.#parts.stage.now()
    if (now.stage !== 'open') throw new Error('No clinic is open')
    if ((await readSyncCounts(now.db.read)).address !== undefined) return fail('HUB_ALREADY', {})
    const place = readHubAddress(address)
    if (place === undefined) return fail('HUB_UNSAFE', {})
    const client = connectHub({ address: place.origin, token: '', proxyFor: this.#parts.ports.proxyFor })
    try {
      const made = await createAccount(now.db, client, doer, { address: place.origin, registrationCode })
      if (!made.ok) return hubFailure(made.problem)
    } finally {
      client.close()
    }
    this.#seen = undefined
    await this.#look()
    return ok(null)
  }

  readonly changeHub: SyncDesk['changeHub'] = async (doer, { address, registrationCode }) => {
    const running = this.#running
    if (running === undefined) return fail('NO_HUB', {})
    const place = readHubAddress(address)
    if (place === undefined) return fail('HUB_UNSAFE', {})
    const { db, seed } = running
    const { proxyFor, clock } = this.#parts.ports
    let ownAheadMs = 0
    const onTime = (at: number): void => {
      ownAheadMs = clock.now() - at
    }
    const connect = (token: string): ReturnType<typeof connectHub> =>
      connectHub({ address: place.origin, token, onTime, proxyFor })
    this.#isBusy = true
    try {
      // Nobody asks the hub of before while the account is made.
      await this.#end()
      const changed = await changeHub(db, connect, doer, {
        seed,
        address: place.origin,
        registrationCode,
        tellOwners: this.#parts.tellOwners,
        hubNow: () => clock.now() - ownAheadMs,
      })
      if (changed.ok) return ok(null)
      const { problem } = changed
      const isThere = problem.kind === 'refused' && problem.error === 'clinicExists'
      return isThere ? fail('HUB_ALREADY', {}) : hubFailure(problem)
    } finally {
      this.#isBusy = false
      await this.#look()
    }
  }

  readonly invite: SyncDesk['invite'] = async (doer) => {
    if (this.#running === undefined) return fail('NO_HUB', {})
    const { db, client, seed } = this.#running
    return await exchangeWhole(db, () => invitePc(db, client, { actorId: doer.actorId, seed }))
  }

  readonly decideHeld: SyncDesk['decideHeld'] = async ({ actorId }, hash, take) => {
    const running = this.#running
    if (running === undefined) return false
    const isDecided = await writeAlways(running.db, actorId, (tx) => {
      if (!decideHeld(tx, hash, take)) return false
      appendAudit(tx, { verb: take ? 'sync.heldTaken' : 'sync.heldRefused', outcome: 'done' })
      return true
    })
    running.loop.now()
    return isDecided
  }

  readonly revoke: SyncDesk['revoke'] = async (doer, deviceId) => {
    const running = this.#running
    if (running === undefined) return fail('NO_HUB', {})
    const { db, client, seed } = running
    const revoked = await exchangeWhole(db, () => revokePc(db, client, doer, { seed, deviceId }))
    // What the PC that went may have made is believed no more.
    running.lookAtSnapshot()
    running.loop.now()
    return revoked.ok ? ok(null) : hubFailure(revoked.problem)
  }

  /** Begins with a clinic that has a hub, ends with one that closed, and tells when there is more to send. */
  async #look(): Promise<void> {
    const now = this.#parts.stage.now()
    if (now.stage !== 'open') {
      await this.#end()
      return
    }
    const { db } = now
    if (this.#seen?.db === db) {
      if (this.#seen.commits !== db.commits() && this.#running !== undefined) this.#parts.onChange()
      this.#seen = { db, commits: db.commits() }
      return
    }
    await this.#end()
    const { address, token, seed, isJoining } = await readSyncCounts(db.read)
    // Until the clinic's data are here, joining speaks to the hub alone.
    if (isJoining) return
    this.#seen = { db, commits: db.commits() }
    if (address !== undefined && seed !== undefined) this.#begin(db, { address, token, seed })
    this.#parts.onChange()
  }

  #begin(
    db: ClinicDatabase,
    account: { readonly address: string; readonly token: string; readonly seed: string },
  ): void {
    this.#running = new HubSession({
      ...this.#parts,
      ...account,
      db,
      staffList: this.#staffList,
      onFollowed: () => {
        // The next look begins with the new token.
        this.#seen = undefined
      },
    })
  }

  async #end(): Promise<void> {
    const running = this.#running
    this.#running = undefined
    this.#seen = undefined
    await running?.end()
  }
}
