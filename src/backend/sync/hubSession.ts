import type { ClinicDatabase } from '../db/clinicDatabase.ts'
import type { Ports } from '../ports.ts'
import { connectHub } from './connectHub.ts'
import { serveCopies } from './copying/serveCopies.ts'
import type { TellOwners } from './goingBack/tellOwners.ts'
import { problemShown } from './problemShown.ts'
import { followRenewal } from './renewal/followRenewal.ts'
import { keepSnapshotFresh } from './snapshot/keepSnapshotFresh.ts'
import type { StaffListAge } from './staffList/staffListAge.ts'
import { type LoopState, startSyncLoop, type SyncLoop } from './syncLoop.ts'

/** How often this PC looks whether the hub has a snapshot that new PCs can begin with, and of how many sets ago. */
const SNAPSHOT_LOOK_MS = 3_600_000
const MOST_SETS_AFTER_SNAPSHOT = 2_000
/** Between two snapshots for PCs that wait for this one's data; longer each time, while nobody takes one. */
const SERVE_REST_MS = 60_000
const LONGEST_REST_MS = 3_600_000

type Parts = {
  readonly db: ClinicDatabase
  readonly ports: Pick<Ports, 'clock' | 'appVersion' | 'log' | 'proxyFor'>
  readonly address: string
  readonly token: string
  /** Hex. */
  readonly seed: string
  readonly staffList: StaffListAge
  readonly onChange: () => void
  readonly tellOwners: TellOwners
  /** Another PC renewed the clinic's account, and this one belongs to it with a new token now. */
  readonly onFollowed: () => void
}

/** An open clinic with its hub, from its opening or the making of its account to its end. */
export class HubSession {
  readonly db: ClinicDatabase
  readonly seed: string
  readonly client: ReturnType<typeof connectHub>
  readonly loop: SyncLoop
  readonly #parts: Parts
  #inStepSince: number | null = null
  /** By how much this PC's clock is ahead of the hub's, as the hub last said its time. */
  #ownAheadMs = 0
  #isFollowing = false
  #nextSnapshotLook = 0
  #isServing = false
  #nextServing = 0
  #servings = 0

  constructor(parts: Parts) {
    const { db, ports, address, token, seed, staffList } = parts
    const { clock, appVersion, log, proxyFor } = ports
    this.#parts = parts
    this.db = db
    this.seed = seed
    const onTime = (at: number): void => {
      this.#ownAheadMs = clock.now() - at
    }
    this.client = connectHub({ address, token, onTime, proxyFor })
    this.loop = startSyncLoop({
      db,
      hub: this.client,
      seed,
      appVersion,
      clock,
      onChange: (state) => this.#note(state),
      onThrow: (error) => {
        const kind = error instanceof Error ? error.name : typeof error
        log({ level: 'warn', code: 'sync.roundFailed', detail: { kind } })
      },
      chance: Math.random,
      noteContact: (tx) => staffList.noteContact(tx, db),
      tellOwners: (tx, kind, facts) => {
        // What the hub has to give a new PC may be gone as well.
        this.lookAtSnapshot()
        parts.tellOwners(tx, kind, facts)
      },
    })
  }

  /** What is known of it beside the loop's own state. */
  get known(): { readonly inStepSince: number | null; readonly ownAheadMs: number } {
    return { inStepSince: this.#inStepSince, ownAheadMs: this.#ownAheadMs }
  }

  /** The hub's snapshot is looked at after the next round, however long ago it was. */
  lookAtSnapshot(): void {
    this.#nextSnapshotLook = 0
  }

  /** Resolves when the exchange in hand is over. */
  async end(): Promise<void> {
    await this.loop.stop()
    this.client.close()
  }

  #note({ isWorking, problem, lastContactAt }: LoopState): void {
    if (problem !== undefined) this.#inStepSince = null
    if (!isWorking) {
      if (problem === undefined) {
        this.#inStepSince ??= lastContactAt
        this.#keepSnapshot()
        this.#serveCopies()
      } else if (problemShown(problem) === 'otherHub') this.#follow()
    }
    this.#parts.onChange()
  }

  /** In the background: where another PC renewed the clinic's account, this one goes on there. */
  #follow(): void {
    if (this.#isFollowing) return
    this.#isFollowing = true
    const { db, ports, seed, address, tellOwners, onFollowed } = this.#parts
    const hubNow = (): number => ports.clock.now() - this.#ownAheadMs
    followRenewal(db, this.client, { seed, address, tellOwners, hubNow })
      .then((followed) => {
        if (followed.ok && followed.data) onFollowed()
      })
      .catch(() => ports.log({ level: 'warn', code: 'sync.notFollowed' }))
      .finally(() => {
        this.#isFollowing = false
      })
  }

  /** In the background: a PC whose data differ gets this one's, where an owner said so at it. */
  #serveCopies(): void {
    const { clock, log } = this.#parts.ports
    if (this.#isServing || clock.monotonic() < this.#nextServing) return
    this.#isServing = true
    serveCopies(this.db, this.client, this.seed)
      .then((served) => {
        if (served === undefined) this.#servings = 0
        else if (!served.ok || served.data) this.#restFromServing()
      })
      .catch(() => {
        this.#restFromServing()
        log({ level: 'warn', code: 'sync.copyNotMade' })
      })
      .finally(() => {
        this.#isServing = false
      })
  }

  #restFromServing(): void {
    const rest = Math.min(LONGEST_REST_MS, SERVE_REST_MS * 2 ** this.#servings)
    this.#servings += 1
    this.#nextServing = this.#parts.ports.clock.monotonic() + rest
  }

  /** In the background: a new PC begins with it, and the hub may let go of what is in it. */
  #keepSnapshot(): void {
    const { clock, log } = this.#parts.ports
    if (clock.monotonic() < this.#nextSnapshotLook) return
    this.#nextSnapshotLook = clock.monotonic() + SNAPSHOT_LOOK_MS
    keepSnapshotFresh(this.db, this.client, this.seed, MOST_SETS_AFTER_SNAPSHOT).catch(() =>
      log({ level: 'warn', code: 'sync.snapshotNotMade' }),
    )
  }
}
