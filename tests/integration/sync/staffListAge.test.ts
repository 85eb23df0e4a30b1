import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { STAFF_LIST_MS } from '#backend/sync/staffList/seenTime.ts'
import { StaffListAge } from '#backend/sync/staffList/staffListAge.ts'
import { clearState, writeState } from '#backend/sync/syncState.ts'
import { must } from '#shared/lib/must.ts'
import { startSyncPcs, type SyncPc, type SyncPcs } from '#tests/support/syncPcs.ts'

const isLong = process.env['ANTEROOM_LONG'] === '1'
const SCHEDULES = isLong ? 500 : 60
const SEED = Number(process.env['ANTEROOM_SEED'] ?? 14)
const HOUR = 3_600_000
const DAY = 24 * HOUR
const YEAR = 365 * DAY
/** What a killed program may not have written down of its last minutes. */
const LOST_BY_KILL = 2 * 60_000

type Act =
  | { readonly kind: 'runs' | 'isOff'; readonly ms: number }
  | { readonly kind: 'clockIsSet'; readonly by: number }
  | { readonly kind: 'isKilled' }

const acts = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('runs' as const), ms: fc.integer({ min: 1, max: DAY }) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('isOff' as const), ms: fc.integer({ min: 1, max: 3 * DAY }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('clockIsSet' as const),
        by: fc.oneof(
          fc.integer({ min: -10 * YEAR, max: 10 * YEAR }),
          fc.integer({ min: -2 * DAY, max: 2 * DAY }),
        ),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'isKilled' as const }) },
  ),
  { minLength: 5, maxLength: 40 },
)

let clinic: SyncPcs | undefined
afterEach(async () => {
  await clinic?.close()
  clinic = undefined
})

/** A PC of a clinic with a hub that it has just heard. */
async function startAnew(pc: SyncPc): Promise<StaffListAge> {
  const age = new StaffListAge(clockOf(pc))
  pc.clock.now = Date.UTC(2026, 9, 5)
  await pc.write((tx) => {
    clearState(tx, 'contactAt', 'freshAt', 'seenAt')
    writeState(tx, 'address', 'https://hub.example.org')
    age.noteContact(tx, pc.db())
  })
  return age
}

const clockOf = (pc: SyncPc): ConstructorParameters<typeof StaffListAge>[0] => ({
  now: () => pc.clock.now,
  monotonic: () => pc.clock.monotonic,
})

const isOld = async (age: StaffListAge, pc: SyncPc): Promise<boolean> => (await age.look(pc.db())).isOld

/** Plays a schedule without the hub, and looks after each act. */
async function play(
  pc: SyncPc,
  schedule: readonly Act[],
): Promise<{
  readonly opened: number
  readonly late: number
  readonly early: number
  readonly ends: boolean
}> {
  let age = await startAnew(pc)
  let [truth, ran, kills, most] = [0, 0, 0, 0]
  let [opened, late, early, wasOld] = [0, 0, 0, false]
  let offset = 0
  for (const act of schedule) {
    if (act.kind === 'clockIsSet') pc.clock.now += act.by
    if (act.kind === 'clockIsSet') offset += act.by
    if (act.kind === 'runs' || act.kind === 'isOff') {
      pc.clock.now += act.ms
      truth += act.ms
    }
    if (act.kind === 'runs') {
      pc.clock.monotonic += act.ms
      ran += act.ms
    }
    if (act.kind === 'isOff' || act.kind === 'isKilled') {
      kills += 1
      pc.clock.monotonic = 0
      age = new StaffListAge(clockOf(pc))
    }
    most = Math.max(most, offset)
    const old = await isOld(age, pc)
    if (wasOld && !old) opened += 1
    if (!old && ran - kills * LOST_BY_KILL >= STAFF_LIST_MS) late += 1
    if (old && most <= 0 && truth < STAFF_LIST_MS) early += 1
    wasOld = old
  }
  return { opened, late, early, ends: wasOld }
}

describe('the age of a PC’s staff list (security.md T3, "Staff list freshness")', () => {
  it(`never gets younger by itself, whatever clock and restarts do, and never ends early; ${SCHEDULES} schedules`, async () => {
    clinic = await startSyncPcs(1)
    const pc = must(clinic.pcs[0], 'a PC')
    const sums = { opened: 0, late: 0, early: 0, old: 0 }
    for (const schedule of fc.sample(acts, { seed: SEED, numRuns: SCHEDULES })) {
      const { opened, late, early, ends } = await play(pc, schedule)
      sums.opened += opened
      sums.late += late
      sums.early += early
      sums.old += ends ? 1 : 0
    }
    console.log(`staff list: ${SCHEDULES} schedules, seed ${SEED}, ${JSON.stringify(sums)}`)
    expect(sums).toMatchObject({ opened: 0, late: 0, early: 0 })
    expect(sums.old).toBeGreaterThan(SCHEDULES / 4)
    expect(sums.old).toBeLessThan(SCHEDULES)
  }, 60_000)

  it('is old after 14 days to the millisecond, the nights counted in which the PC is off', async () => {
    clinic = await startSyncPcs(1)
    const pc = must(clinic.pcs[0], 'a PC')
    let age = await startAnew(pc)
    for (let day = 1; day <= 14; day += 1) {
      pc.clock.now += 9 * HOUR
      pc.clock.monotonic += 9 * HOUR
      expect(await age.look(pc.db())).toMatchObject({ isOld: false, daysLeft: 15 - day })
      pc.clock.now += 15 * HOUR - (day === 14 ? 1 : 0)
      pc.clock.monotonic = 0
      age = new StaffListAge(clockOf(pc))
    }
    expect(await age.look(pc.db())).toMatchObject({ isOld: false, daysLeft: 1 })
    pc.clock.now += 1
    expect(await age.look(pc.db())).toMatchObject({ isOld: true, daysLeft: 0 })
  })

  it('forgives a clock that was wrong once the hub is heard, or an owner says so', async () => {
    clinic = await startSyncPcs(1)
    const pc = must(clinic.pcs[0], 'a PC')
    const age = await startAnew(pc)
    pc.clock.now += 10 * YEAR
    expect(await isOld(age, pc)).toBe(true)
    pc.clock.now -= 10 * YEAR
    expect(await isOld(age, pc)).toBe(true)
    await pc.write((tx) => age.noteContact(tx, pc.db()))
    expect(await age.look(pc.db())).toMatchObject({ isOld: false, daysLeft: 14 })
    pc.clock.now += 10 * YEAR
    expect(await isOld(age, pc)).toBe(true)
    pc.clock.now -= 10 * YEAR
    await age.confirm(pc.db(), null)
    pc.clock.now += 13 * DAY
    expect(await age.look(pc.db())).toMatchObject({ isOld: false, daysLeft: 1 })
    pc.clock.now += DAY
    expect(await isOld(age, pc)).toBe(true)
  })

  it('is written down at most once a minute while the hub is heard', async () => {
    clinic = await startSyncPcs(1)
    const pc = must(clinic.pcs[0], 'a PC')
    const age = await startAnew(pc)
    const written = new Set<unknown>()
    for (let second = 0; second < 600; second += 10) {
      pc.clock.now += 10_000
      pc.clock.monotonic += 10_000
      await pc.write((tx) => {
        age.noteContact(tx, pc.db())
        written.add(JSON.stringify(tx.all("SELECT value FROM setting WHERE name = 'sync.contactAt'")))
      })
    }
    expect(written.size).toBeLessThanOrEqual(11)
    const before = pc.db().commits()
    for (let look = 0; look < 20; look += 1) await age.look(pc.db())
    expect(pc.db().commits()).toBe(before)
  })
})
