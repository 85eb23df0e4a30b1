import { userIdSchema } from '#shared/domain/ids.ts'
import { fail, ok, type Failed } from '#shared/errors/index.ts'
import type { Clock } from '#shared/lib/hybridClock.ts'
import { boundNames, ColdTriesFile, type KeptTries, type NameTries, NO_TRIES } from './coldTriesFile.ts'
import type { ClinicDatabase } from './db/clinicDatabase.ts'
import { writeAlways } from './db/writeAlways.ts'
import {
  countPcs,
  countTry,
  keyOfUser,
  mostTries,
  pauseAfter,
  readTries,
  saveTries,
} from './features/identity/index.ts'

const FREE_RECOVERY_TRIES = 5

/** One try, counted as wrong from its start; taken back where it was right. */
export type ColdTry = { readonly takeBack: () => Promise<void> }
type Admitted = { readonly ok: true; readonly data: ColdTry } | Failed<'TOO_MANY_TRIES'>

/** Whose slots the tags are, as the slots file says. */
export type TagOwners = ReadonlyMap<string, string>

type Names = KeptTries['names']

const refuse = (waitMs: number | null): Failed<'TOO_MANY_TRIES'> =>
  fail('TOO_MANY_TRIES', { waitSeconds: waitMs === null ? null : Math.ceil(waitMs / 1000) })

/** What the database has counted of wrong tries, and of PCs. */
async function readCounted(
  db: ClinicDatabase,
): Promise<{ pcs: number; tries: ReadonlyMap<string, Omit<NameTries, 'since'>> }> {
  const rows = await db.read
    .selectFrom('sign_in_attempt')
    .select(['name_key', 'failures', 'pause_left_ms'])
    .execute()
  const pcs = await db.read.selectFrom('device').select('id').where('is_revoked', '=', 0).execute()
  return {
    pcs: Math.max(1, pcs.length),
    tries: new Map(
      rows.map((row) => [row.name_key, { before: row.failures, pauseLeftMs: row.pause_left_ms }]),
    ),
  }
}

/**
 * The bound on guessing while no database is open (key policy B, recovery keys): the same table as at the desk
 * (security.md 6), in a small file that holds numbers and tags, and no name. One call at a time.
 */
export class ColdTries {
  readonly #file: ColdTriesFile

  constructor(file: string, clock: Clock) {
    this.#file = new ColdTriesFile(file, clock)
  }

  #setName(tag: string, next: (before: NameTries) => NameTries): (names: Names) => Names {
    return (names) => ({ ...names, [tag]: next(names[tag] ?? NO_TRIES) })
  }

  /** A password for the name behind this tag, while no database is open. */
  async begin(tag: string): Promise<Admitted> {
    const { names, pace, pcs } = await this.#file.now()
    const tries = names[tag] ?? NO_TRIES
    const failures = tries.before + tries.since
    if (failures >= mostTries(pcs)) return refuse(null)
    const wait = Math.max(tries.pauseLeftMs, pace.pauseLeftMs)
    if (wait > 0) return refuse(wait)
    const counted = { since: tries.since + 1, pauseLeftMs: pauseAfter(failures + 1) }
    const count = this.#setName(tag, (before) => ({ ...before, ...counted }))
    await this.#file.change((before) => ({ names: count(before.names), pace: countTry(pace) }))
    const forgive = this.#setName(tag, (before) => ({ ...before, since: tries.since, pauseLeftMs: 0 }))
    return ok({ takeBack: () => this.#file.change((before) => ({ names: forgive(before.names), pace })) })
  }

  /** A recovery key, wherever one is typed: slowed down, and never shut, since it is the way in for everybody. */
  async beginRecovery(): Promise<Admitted> {
    const { recovery } = await this.#file.now()
    if (recovery.pauseLeftMs > 0) return refuse(recovery.pauseLeftMs)
    const failures = Math.min(FREE_RECOVERY_TRIES, recovery.failures + 1)
    await this.#file.change(() => ({ recovery: { failures, pauseLeftMs: pauseAfter(failures) } }))
    return ok({
      takeBack: () => this.#file.change(() => ({ recovery: { failures: 0, pauseLeftMs: 0 } })),
    })
  }

  /** Writes down how far the pauses have run. */
  async keep(): Promise<void> {
    if (!this.#file.isKnown) return
    const { names, pace, recovery } = await this.#file.now()
    const isRunning = [pace, recovery, ...Object.values(names)].some(({ pauseLeftMs }) => pauseLeftMs > 0)
    if (isRunning || pace.failures > 0) await this.#file.change(() => ({}))
  }

  /** Hands what was counted over to the database that was just opened. */
  async carryOver(db: ClinicDatabase, owners: TagOwners): Promise<void> {
    const { names } = await this.#file.now()
    const counted = Object.entries(names).filter(([tag, { since }]) => since > 0 && owners.has(tag))
    if (counted.length === 0) return
    await writeAlways(db, null, (tx) => {
      for (const [tag, { since, pauseLeftMs }] of counted) {
        const userId = userIdSchema.parse(owners.get(tag))
        const key = keyOfUser(userId)
        const failures = Math.min(mostTries(countPcs(tx)), readTries(tx, key).failures + since)
        saveTries(tx, key, userId, { failures, pauseLeftMs })
      }
    })
    const handedOver = Object.fromEntries(counted.map(([tag]) => [tag, NO_TRIES]))
    await this.#file.change((before) => ({ names: { ...before.names, ...handedOver } }))
  }

  /** Takes over what the database has counted, before it is closed. */
  async takeOver(db: ClinicDatabase, owners: TagOwners): Promise<void> {
    const counted = await readCounted(db)
    const names = [...owners].map(([tag, userId]): [string, NameTries] => {
      const tries = counted.tries.get(keyOfUser(userIdSchema.parse(userId)))
      return [tag, { ...(tries ?? { before: 0, pauseLeftMs: 0 }), since: 0 }]
    })
    const before = await this.#file.now()
    const all = boundNames({ ...before.names, ...Object.fromEntries(names) })
    const next = { ...before, pcs: counted.pcs, names: all }
    if (JSON.stringify(next) !== JSON.stringify(before)) await this.#file.save(next)
  }
}
