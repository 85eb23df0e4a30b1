import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserId } from '#shared/domain/ids.ts'
import { makeId } from '#shared/lib/ids.ts'
import { randomBytes } from 'node:crypto'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

const MINUTE_MS = 60_000
const IS_LONG = process.env['ANTEROOM_LONG'] === '1'

let test: TestApp
let owner: UserId
beforeEach(async () => {
  test = await startClinic()
  const person = dataOf(await test.ask('session.get', {})).person
  if (person === null) throw new Error('nobody is signed in')
  owner = person.userId
})
afterEach(() => test.stop())

/** A record that is not there counts as one that is: guessing at ids is reading, too. */
const anyId = (): string => makeId(test.clock.now, randomBytes)
const openAny = (seat?: string): ReturnType<TestApp['raw']> =>
  test.raw('users.get', { userId: anyId() }, seat)
const codeOf = async (answer: ReturnType<TestApp['raw']>): Promise<string> => {
  const given = await answer
  return given.ok ? 'ok' : given.error.code
}

describe('bulk reading (Z7)', () => {
  it('stops one session at its limit, with one log entry and one alert, however long it goes on', async () => {
    const count = IS_LONG ? 10_000 : 1_000
    const gap = IS_LONG ? 50 : 500
    let opened = 0
    for (let done = 0; done < count; done += 1) {
      if ((await codeOf(openAny())) !== 'TOO_MANY_READS') opened += 1
      test.clock.advance(gap)
    }
    const entries = await readLog(test, 'reading.stopped')
    console.log(`bulk reading: ${count} openings, ${opened} answered, ${entries.length} log entry`)
    expect(opened).toBe(60)
    expect(entries).toEqual([expect.objectContaining({ outcome: 'refused', actor_id: owner })])
    expect(await readLog(test, 'alert.raised')).toHaveLength(1)
    const { alerts } = dataOf(await test.ask('alerts.list', {}))
    expect(alerts).toEqual([
      expect.objectContaining({
        kind: 'bulkReading',
        about: { userId: owner, name: 'Olive Owens' },
        facts: { count: 60 },
      }),
    ])
  })

  it('counts people and charts together, and goes on when the minutes it names are over', async () => {
    for (let done = 0; done < 30; done += 1) {
      expect(await codeOf(openAny())).toBe('NOT_FOUND')
      expect(await codeOf(test.raw('clients.getChart', { clientId: anyId() }))).toBe('NOT_FOUND')
    }
    expect(await openAny()).toEqual({
      ok: false,
      error: { code: 'TOO_MANY_READS', data: { waitMinutes: 10 } },
    })
    test.clock.advance(10 * MINUTE_MS)
    expect(await codeOf(openAny())).toBe('NOT_FOUND')
  })

  it('follows the person to another seat and through a new sign-in', async () => {
    const signIn = { email: 'olive@maple.example', password: OWNER_PASSWORD }
    for (let done = 0; done < 60; done += 1) await openAny()
    dataOf(await test.ask('identity.signIn', signIn, 'second'))
    expect(await codeOf(openAny('second'))).toBe('TOO_MANY_READS')
    dataOf(await test.ask('identity.signOut', {}))
    dataOf(await test.ask('identity.signIn', signIn))
    expect(await codeOf(openAny())).toBe('TOO_MANY_READS')
    expect(await readLog(test, 'reading.stopped')).toHaveLength(1)
  })

  it('lets the same record open as often as somebody likes', async () => {
    for (let times = 0; times < 400; times += 1) dataOf(await test.ask('users.get', { userId: owner }))
  })

  it('takes an alert off Home when it is settled, and puts it back', async () => {
    for (let done = 0; done < 61; done += 1) await openAny()
    const [alert] = dataOf(await test.ask('alerts.list', {})).alerts
    if (alert === undefined) throw new Error('no alert')
    const heard: string[] = []
    test.app.subscribe('desk', ({ name }) => heard.push(name))
    dataOf(await test.ask('alerts.settle', { alertId: alert.alertId, isSettled: true }))
    expect(dataOf(await test.ask('alerts.list', {})).alerts).toEqual([])
    expect(heard).toContain('alerts.changed')
    dataOf(await test.ask('alerts.settle', { alertId: alert.alertId, isSettled: false }))
    expect(dataOf(await test.ask('alerts.list', {})).alerts).toHaveLength(1)
    const missing = await test.raw('alerts.settle', { alertId: anyId(), isSettled: true })
    expect(missing).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await readLog(test, 'alert.settled')).toEqual([expect.objectContaining({ actor_id: owner })])
  })
})
