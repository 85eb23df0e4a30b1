import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { addSignedIn } from '#tests/support/secondFactor.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
beforeEach(async () => {
  test = await startClinic()
})
afterEach(() => test.stop())

type Clinic = OutputOf<'clinic.get'>
const saveClinic = async (patch: Partial<Clinic>, seat?: string): ReturnType<TestApp['raw']> => {
  const clinic = dataOf(await test.ask('clinic.get', {}))
  return test.raw('clinic.save', { ...clinic, ...patch }, seat)
}

describe('"Clinic" and "Timezone" of an account (product 19)', () => {
  it('follow Settings at once, for everybody, and every screen is told', async () => {
    const ana = await addSignedIn(test, 'ana')
    const told: string[] = []
    const stop = test.app.subscribe('ana', (event) => void told.push(event.name))
    expect(
      await saveClinic({ name: 'Birch House', timezone: 'America/Vancouver', plan: 'soloPlus' }),
    ).toMatchObject({ ok: true })
    stop()
    expect(told).toContain('clinic.changed')
    for (const seat of ['desk', 'ana']) {
      const account = dataOf(await test.ask('users.get', { userId: ana.userId }, seat))
      expect(account.clinic).toMatchObject({ name: 'Birch House', timezone: 'America/Vancouver' })
    }
  })

  it('are never changed through an account, nor by who may not open Settings', async () => {
    const ana = await addSignedIn(test, 'ana')
    for (const route of ['users.saveAccount', 'users.saveProfile']) {
      for (const patch of [{ timezone: 'America/Vancouver' }, { clinic: { name: 'Mine' } }]) {
        expect(await test.raw(route, { userId: ana.userId, ...patch })).toMatchObject({
          error: { code: 'BAD_INPUT' },
        })
      }
    }
    expect(await saveClinic({ timezone: 'America/Vancouver' }, 'ana')).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
    expect(dataOf(await test.ask('clinic.get', {})).timezone).toBe('America/Toronto')
  })
})

describe('the mark of changes not yet on the hub (product 4)', () => {
  const isUnsent = async (search: string): Promise<boolean | undefined> =>
    dataOf(await test.ask('users.find', { search })).rows[0]?.isUnsent

  it('stands at whoever was changed until the hub has it, and nowhere on a PC without a hub', async () => {
    await addSignedIn(test, 'ana')
    expect(await isUnsent('ana')).toBe(false)
    const database = await openClinicFile(test)
    database.prepare("INSERT INTO setting (name, value) VALUES ('hub.address', 'https://hub.example')").run()
    expect(await isUnsent('ana')).toBe(true)
    expect(await isUnsent('olive')).toBe(true)
    database.prepare('UPDATE outbox SET acknowledged_at = 1').run()
    expect(await isUnsent('ana')).toBe(false)
    const bo = await addSignedIn(test, 'bo')
    expect([await isUnsent('ana'), await isUnsent('bo')]).toEqual([false, true])
    dataOf(await test.ask('users.saveAccount', { userId: bo.userId, staffId: 'B-7' }))
    expect(await isUnsent('bo')).toBe(true)
    database.prepare('UPDATE outbox SET acknowledged_at = 1').run()
    database.close()
    expect(await isUnsent('bo')).toBe(false)
  })
})
