import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readLog } from '#tests/support/readLog.ts'
import { addSignedIn, codeNow, enrol, offerMfa } from '#tests/support/secondFactor.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'
import { startWire, type Wire } from '#tests/support/startWire.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const PATIENCE = { timeout: 15_000, interval: 50 }
const OWNER = { email: OWNER_EMAIL, password: OWNER_PASSWORD }
const OLD = { ok: false, error: { code: 'STAFF_LIST_OLD' } }

let test: TestApp
let hub: TestHub
let wire: Wire
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub.stop())
beforeEach(async () => {
  test = await startClinic()
  wire = await startWire(hub.address)
})
afterEach(async () => {
  await test.stop()
  await wire.stop()
})

async function inStep(): Promise<void> {
  await vi.waitFor(
    async () => expect(dataOf(await test.ask('sync.get', {}))).toMatchObject({ kind: 'inStep' }),
    PATIENCE,
  )
}

/** Makes the clinic's account at the hub, and loses the network once this PC is in step. */
async function connectAndLeave(): Promise<void> {
  dataOf(await test.ask('sync.createAccount', { address: wire.address, registrationCode: '' }))
  await inStep()
  wire.unplug()
  // An exchange that is in hand would count as one of the time to which the clock moves next.
  await vi.waitFor(
    async () => expect(dataOf(await test.ask('sync.get', {}))).toMatchObject({ kind: 'waiting' }),
    PATIENCE,
  )
}

const stateAt = async (seat: string): Promise<string> => dataOf(await test.ask('session.get', {}, seat)).state

describe('a PC that has been without the hub for 14 days (security.md T3, "Staff list freshness")', () => {
  it('lets owners in alone, whatever its clock is set to, until one of them answers for its list', async () => {
    const { credentials: ana } = await addSignedIn(test, 'ana')
    await connectAndLeave()
    test.clock.advance(14 * DAY - 1)
    expect(await test.ask('identity.signIn', ana, 'ana')).toMatchObject({ ok: true })
    test.clock.advance(1)
    expect(await test.ask('identity.signIn', ana, 'ana')).toMatchObject(OLD)
    expect(await test.ask('identity.signIn', { ...ana, password: 'no such password' }, 'x')).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    })
    test.clock.now -= 13 * DAY
    test = await test.restart()
    for (let run = 0; run < 12; run += 1)
      expect(await test.ask('identity.signIn', ana, 'ana')).toMatchObject(OLD)

    expect(await test.ask('sync.confirmStaffList', {}, 'ana')).toMatchObject({
      error: { code: 'NOT_SIGNED_IN' },
    })
    dataOf(await test.ask('identity.signIn', OWNER))
    expect(dataOf(await test.ask('sync.get', {})).staffList).toEqual({ isOld: true, daysLeft: 0 })
    test.clock.advance(6 * MINUTE)
    expect(await test.ask('sync.confirmStaffList', {})).toMatchObject({ error: { code: 'REAUTH_NEEDED' } })
    expect(await test.ask('identity.signIn', ana, 'ana')).toMatchObject(OLD)
    dataOf(await test.ask('identity.confirm', { password: OWNER_PASSWORD, code: null }))
    dataOf(await test.ask('sync.confirmStaffList', {}))
    expect(dataOf(await test.ask('sync.get', {})).staffList).toEqual({ isOld: false, daysLeft: 14 })
    expect(await test.ask('identity.signIn', ana, 'ana')).toMatchObject({ ok: true })
    expect(await test.ask('sync.confirmStaffList', {}, 'ana')).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await readLog(test, 'sync.staffListConfirmed')).toMatchObject([{ outcome: 'done' }])

    test.clock.advance(14 * DAY)
    expect(await test.ask('identity.signIn', ana, 'ana')).toMatchObject(OLD)
  }, 60_000)

  it('locks a desk at which the limit passes; what was typed is there once an owner has answered', async () => {
    const { credentials: ana } = await addSignedIn(test, 'ana')
    dataOf(await test.ask('identity.signOut', {}, 'ana'))
    await connectAndLeave()
    test.clock.advance(14 * DAY - MINUTE)
    dataOf(await test.ask('identity.signIn', ana, 'ana'))
    dataOf(await test.ask('identity.signIn', OWNER))
    dataOf(await test.ask('drafts.save', { key: 'profile', value: 'half a sentence' }, 'ana'))
    const asked: string[] = []
    test.app.subscribe('ana', (event) => void asked.push(event.name))
    test.clock.advance(2 * MINUTE)
    await vi.waitFor(async () => expect(await stateAt('ana')).toBe('locked'), PATIENCE)
    expect(await stateAt('desk')).toBe('active')
    expect(asked).toContain('session.changed')
    expect(await test.ask('identity.unlock', { password: ana.password, code: null }, 'ana')).toMatchObject(
      OLD,
    )
    expect(await test.ask('home.get', {}, 'ana')).toMatchObject({ error: { code: 'LOCKED' } })

    dataOf(await test.ask('sync.confirmStaffList', {}))
    dataOf(await test.ask('identity.unlock', { password: ana.password, code: null }, 'ana'))
    expect(JSON.stringify(dataOf(await test.ask('drafts.list', {}, 'ana')))).toContain('half a sentence')
  }, 60_000)

  it('asks for no code that it would not let in by, and lets everybody in once it heard the hub', async () => {
    await offerMfa(test)
    const { credentials: ana } = await addSignedIn(test, 'ana')
    const { secret } = await enrol(test, 'ana')
    await connectAndLeave()
    test.clock.advance(14 * DAY - 1)
    expect(dataOf(await test.ask('identity.signIn', ana, 'ana')).state).toBe('needsCode')
    test.clock.advance(1)
    const code = codeNow(test, secret)
    expect(await test.ask('identity.enterCode', { code }, 'ana')).toMatchObject(OLD)
    expect(await test.ask('identity.signIn', ana, 'bea')).toMatchObject(OLD)
    dataOf(await test.ask('identity.signIn', OWNER))
    wire.plugIn()
    dataOf(await test.ask('sync.now', {}))
    await inStep()
    expect(dataOf(await test.ask('sync.get', {})).staffList).toEqual({ isOld: false, daysLeft: 14 })
    dataOf(await test.ask('identity.signIn', ana, 'bea'))
    dataOf(await test.ask('identity.enterCode', { code }, 'bea'))
  }, 60_000)

  it('is no matter of a clinic without a hub', async () => {
    const { credentials: ana } = await addSignedIn(test, 'ana')
    test.clock.advance(400 * DAY)
    expect(await test.ask('identity.signIn', ana, 'ana')).toMatchObject({ ok: true })
    dataOf(await test.ask('identity.signIn', OWNER))
    expect(dataOf(await test.ask('sync.get', {})).staffList).toBeNull()
  })
})
