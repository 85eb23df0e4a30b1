import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listBundles } from '#backend/db/bundle/listBundles.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const LOOK_MS = 30_000
/** Longer than a look takes that finds nothing to do. */
const IN_VAIN_MS = 500
const LOOK_AGAIN_MS = 2_000
const PATIENCE = { timeout: 20_000, interval: 50 }

let test: TestApp
let folder: string
let named = 0
beforeEach(async () => {
  // Only what looks after the clinic now and then: its next look is the test's to say.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  test = await startClinic()
  folder = dataOf(await test.ask('backups.get', {})).folder
})
afterEach(async () => {
  vi.useRealTimers()
  await test.stop()
})

/** Does something as the owner. Nobody stays signed in: a lock in between would be one more thing to back up. */
async function asOwner(act: () => Promise<unknown>): Promise<void> {
  dataOf(await test.ask('identity.signIn', { email: OWNER_EMAIL, password: OWNER_PASSWORD }))
  await act()
  dataOf(await test.ask('identity.signOut', {}))
}

const addSomebody = (): Promise<void> =>
  asOwner(() => {
    named += 1
    return addStaff(test, 'Nadine', 'Holm', `nadine${named}`)
  })

const setSchedule = (schedule: InputOf<'backups.setSchedule'>['schedule']): Promise<void> =>
  asOwner(async () => dataOf(await test.ask('backups.setSchedule', { schedule })))

/** One value of the clinic's file, read past the program. */
async function valueOf(sql: string): Promise<unknown> {
  const database = await openClinicFile(test)
  const value: unknown = database.prepare(sql).pluck().get()
  database.close()
  return value
}

const made = (): Promise<number> => readLog(test, 'backup.madeBySchedule').then((log) => log.length)
const failures = (): Promise<number> => readLog(test, 'backup.failed').then((log) => log.length)
const told = (): Promise<unknown> => valueOf("SELECT count(*) FROM alert WHERE kind = 'backupMissing'")

/** Time passes, the program looks, and what it does is awaited. */
async function look(afterMs: number, until: () => Promise<void>): Promise<void> {
  test.clock.advance(afterMs)
  let looked = Number.NEGATIVE_INFINITY
  await vi.waitFor(async () => {
    // A look that finds the one before still busy does nothing, and the program looks again.
    if (performance.now() - looked > LOOK_AGAIN_MS) {
      looked = performance.now()
      vi.advanceTimersByTime(LOOK_MS)
    }
    await until()
  }, PATIENCE)
}

async function lookInVain(afterMs: number): Promise<void> {
  const before = await made()
  await look(afterMs, () => new Promise((wake) => setTimeout(wake, IN_VAIN_MS)))
  expect(await made()).toBe(before)
}

describe('backups by themselves (product 47)', () => {
  it('are made once an hour, and only where something was stored since the last one', async () => {
    await setSchedule('hourly')
    await look(0, async () => expect(await made()).toBe(1))
    expect(listBundles(folder)).toHaveLength(1)
    await lookInVain(2 * HOUR)
    await addSomebody()
    await look(0, async () => expect(await made()).toBe(2))
    await addSomebody()
    await lookInVain(HOUR - 60_000)
    await look(60_000, async () => expect(await made()).toBe(3))
  })

  it('are made once a day, or not at all, as the owner says', async () => {
    await setSchedule('daily')
    await look(0, async () => expect(await made()).toBe(1))
    await addSomebody()
    await lookInVain(DAY - 1)
    await look(1, async () => expect(await made()).toBe(2))
    await setSchedule('off')
    await lookInVain(10 * DAY)
  })

  it('that fail for three days are told to the owners, once, and again after one that was made', async () => {
    const stick = mkdtempSync(join(tmpdir(), 'anteroom-stick-'))
    let chosen = ''
    await asOwner(async () => {
      dataOf(await test.ask('backups.chooseFolder', { to: 'another', typed: stick }))
      chosen = dataOf(await test.ask('backups.get', {})).folder
    })
    await look(0, async () => expect(await made()).toBe(1))
    for (const round of [1, 2]) {
      rmSync(chosen, { recursive: true })
      writeFileSync(chosen, 'no folder any more')
      await addSomebody()
      const before = await failures()
      await look(HOUR, async () => expect(await failures()).toBeGreaterThan(before))
      expect(await told()).toBe(round - 1)
      await look(3 * DAY, async () => expect(await told()).toBe(round))
      const later = await failures()
      await look(DAY, async () => expect(await failures()).toBeGreaterThan(later))
      expect(await told()).toBe(round)
      rmSync(chosen)
      await look(HOUR, async () => expect(await made()).toBe(round + 1))
    }
    rmSync(stick, { recursive: true, force: true })
  })
})
