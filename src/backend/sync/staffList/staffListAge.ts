import type { UserId } from '#shared/domain/ids.ts'
import type { Clock } from '#shared/lib/hybridClock.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import type { StaffList } from '../../syncDesk.ts'
import { readState, type StateName, writeState } from '../syncState.ts'
import { daysLeftAt, isOldAt, type SeenTime, timeSince } from './seenTime.ts'
import { readStaffListFacts, type StaffListFacts } from './staffListRepository.ts'

const MINUTE_MS = 60_000
/** The hub answers every half minute: while it does, its contact keeps the time. */
const KEEP_MS = 2 * MINUTE_MS

/** A clinic of one PC has nobody to hear of. */
export const NO_LIMIT: StaffList = { isOld: false, daysLeft: null, lastContactAt: null }

const readTime = (tx: WriteTx, name: StateName): number | undefined => {
  const value = readState(tx, name)
  return value === undefined ? undefined : Number(value)
}

/**
 * How old this PC's list of staff is: 14 days after its last whole exchange with the hub, or after an owner's word,
 * people who left meanwhile could still sign in here (security.md T3). Counted by the time this PC has seen, so that
 * neither a restart nor a clock set back makes it younger.
 */
export class StaffListAge {
  readonly #clock: Clock
  #seen: (SeenTime & { readonly db: ClinicDatabase }) | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** What the list is worth now; also writes down how far time has come. */
  async look(db: ClinicDatabase): Promise<StaffList> {
    const facts = await readStaffListFacts(db.read)
    if (!facts.hasHub) return NO_LIMIT
    const kept = this.#needsKeeping(db, facts) ? await this.#keep(db) : facts
    const { freshAt = 0, lastContactAt } = kept
    const at = this.#time(db, kept.seenAt)
    return {
      isOld: isOldAt(freshAt, at),
      daysLeft: daysLeftAt(freshAt, at),
      lastContactAt: lastContactAt ?? null,
    }
  }

  /** In the transaction that ends a whole exchange: everything that the hub had is here. */
  noteContact(tx: WriteTx, db: ClinicDatabase): void {
    const now = this.#startAnew(db)
    const sinceMs = now - (readTime(tx, 'contactAt') ?? 0)
    if (sinceMs >= 0 && sinceMs < MINUTE_MS) return
    writeState(tx, 'contactAt', now)
    writeState(tx, 'freshAt', now)
    writeState(tx, 'seenAt', now)
  }

  /** An owner answers for the list as it is. Nothing to do, and no word in the log, where it is not old. */
  async confirm(db: ClinicDatabase, actorId: UserId | null): Promise<void> {
    if (!(await this.look(db)).isOld) return
    await writeAlways(db, actorId, (tx) => {
      const now = this.#startAnew(db)
      writeState(tx, 'freshAt', now)
      writeState(tx, 'seenAt', now)
      appendAudit(tx, { verb: 'sync.staffListConfirmed', outcome: 'done' })
    })
  }

  /** From here on time counts by the clock as it stands: a clock that was wrong before is forgiven. */
  #startAnew(db: ClinicDatabase): number {
    const at = this.#clock.now()
    this.#seen = { db, at, monotonic: this.#clock.monotonic() }
    return at
  }

  /** The time by now; what it was once, it is never less again. */
  #time(db: ClinicDatabase, keptAt = 0): number {
    const monotonic = this.#clock.monotonic()
    const seen = this.#seen?.db === db ? this.#seen : { at: keptAt, monotonic }
    const at = timeSince(seen, this.#clock)
    this.#seen = { db, at, monotonic }
    return at
  }

  #needsKeeping(db: ClinicDatabase, { freshAt, seenAt = 0 }: StaffListFacts): boolean {
    const at = this.#time(db, seenAt)
    if (freshAt === undefined || at - seenAt >= KEEP_MS) return true
    // What was said to be old stays old, also after the program was killed and its clock set back.
    return isOldAt(freshAt, at) && !isOldAt(freshAt, seenAt)
  }

  async #keep(db: ClinicDatabase): Promise<Omit<StaffListFacts, 'hasHub'>> {
    return await writeAlways(db, null, (tx) => {
      const seenAt = this.#time(db, readTime(tx, 'seenAt'))
      // A PC that has not told yet when it was last in contact begins to count here.
      const freshAt = readTime(tx, 'freshAt') ?? seenAt
      writeState(tx, 'freshAt', freshAt)
      writeState(tx, 'seenAt', seenAt)
      return { seenAt, freshAt, lastContactAt: readTime(tx, 'contactAt') }
    })
  }
}
