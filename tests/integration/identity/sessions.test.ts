import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { addSignedIn, codeNow, enrol, offerMfa } from '#tests/support/secondFactor.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

const MINUTE = 60_000

describe('sessions', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await startClinic()
  })
  afterEach(() => test.stop())

  it('asks for the code again at a lock half an hour after the last full proof, not before (security 6)', async () => {
    await offerMfa(test)
    const { secret } = await enrol(test, 'desk')
    dataOf(await test.ask('identity.lock', {}))
    expect(dataOf(await test.ask('session.get', {})).unlockNeedsCode).toBe(false)
    dataOf(await test.ask('identity.unlock', { password: OWNER_PASSWORD, code: null }))
    dataOf(await test.ask('identity.lock', {}))
    test.clock.advance(31 * MINUTE)
    expect(dataOf(await test.ask('session.get', {})).unlockNeedsCode).toBe(true)
    expect(await test.ask('identity.unlock', { password: OWNER_PASSWORD, code: null })).toMatchObject({
      error: { code: 'CODE_NEEDED' },
    })
    const code = codeNow(test, secret)
    expect(dataOf(await test.ask('identity.unlock', { password: OWNER_PASSWORD, code })).state).toBe('active')
    dataOf(await test.ask('identity.lock', {}))
    test.clock.advance(31 * MINUTE)
    expect(await test.ask('identity.unlock', { password: OWNER_PASSWORD, code })).toMatchObject({
      error: { code: 'WRONG_CODE' },
    })
  })

  it('takes a recovery code at the lock in place of a code, each once, and none without the password (product 35)', async () => {
    await offerMfa(test)
    const { recoveryCodes } = await enrol(test, 'desk')
    const [first = '', second = ''] = recoveryCodes
    const unlock = (password: string, recoveryCode: string): ReturnType<typeof test.ask<'identity.unlock'>> =>
      test.ask('identity.unlock', { password, code: null, recoveryCode })
    dataOf(await test.ask('identity.lock', {}))
    test.clock.advance(31 * MINUTE)
    expect(await unlock('wrong', first)).toMatchObject({ error: { code: 'WRONG_CREDENTIALS' } })
    expect(await unlock(OWNER_PASSWORD, 'AAAAA-AAAAA')).toMatchObject({ error: { code: 'WRONG_CODE' } })
    expect(dataOf(await unlock(OWNER_PASSWORD, first)).state).toBe('active')
    expect(dataOf(await test.ask('mfa.get', {})).recoveryCodesLeft).toBe(9)
    dataOf(await test.ask('identity.lock', {}))
    test.clock.advance(31 * MINUTE)
    expect(await unlock(OWNER_PASSWORD, first)).toMatchObject({ error: { code: 'WRONG_CODE' } })
    const both = await Promise.all([unlock(OWNER_PASSWORD, second), unlock(OWNER_PASSWORD, second)])
    expect(both.some((answer) => answer.ok)).toBe(true)
    expect(dataOf(await test.ask('mfa.get', {})).recoveryCodesLeft).toBe(8)
  })

  it('asks who it is before a sensitive act once five minutes have passed (A12)', async () => {
    await offerMfa(test)
    expect((await test.ask('mfa.begin', {})).ok).toBe(true)
    test.clock.advance(6 * MINUTE)
    expect(await test.ask('mfa.begin', {})).toMatchObject({
      error: { code: 'REAUTH_NEEDED', data: { needsCode: false } },
    })
    expect(await test.ask('identity.confirm', { password: 'wrong', code: null })).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    })
    dataOf(await test.ask('identity.confirm', { password: OWNER_PASSWORD, code: null }))
    expect((await test.ask('mfa.begin', {})).ok).toBe(true)
  })

  it('ends the session of somebody whose status or roles change, at once (A11)', async () => {
    const ana = await addSignedIn(test, 'ana')
    dataOf(await test.ask('users.saveAccount', { userId: ana.userId, roles: ['manager'] }))
    expect(dataOf(await test.ask('session.get', {}, 'ana')).state).toBe('none')
    dataOf(await test.ask('identity.signIn', ana.credentials, 'ana'))
    dataOf(await test.ask('users.saveAccount', { userId: ana.userId, status: 'inactive' }))
    expect(dataOf(await test.ask('session.get', {}, 'ana')).state).toBe('none')
    expect(await test.ask('identity.signIn', ana.credentials, 'ana')).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    })
  })

  it('keeps the session of somebody who changes their own password, and ends it elsewhere', async () => {
    const ana = await addSignedIn(test, 'ana')
    dataOf(await test.ask('identity.signIn', ana.credentials, 'elsewhere'))
    dataOf(
      await test.ask(
        'identity.changePassword',
        { currentPassword: ana.password, newPassword: 'seven geese over water' },
        'ana',
      ),
    )
    expect(dataOf(await test.ask('session.get', {}, 'ana')).state).toBe('active')
    expect(dataOf(await test.ask('session.get', {}, 'elsewhere')).state).toBe('none')
  })

  it('ends every session after twelve hours, also where the PC slept or the clock was set back', async () => {
    test.clock.now -= 365 * 86_400_000
    test.clock.monotonic += 12 * 60 * MINUTE
    expect(dataOf(await test.ask('session.get', {})).state).toBe('none')
    dataOf(await test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
    test.clock.now += 12 * 60 * MINUTE
    expect(await test.ask('clinic.get', {})).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
  })

  it('asks for a fresh proof on every route that says so, at every age of a session (A12)', async () => {
    const fresh = Object.entries(contract).filter(([, route]) => 'isFresh' in route && route.isFresh)
    expect(fresh.length).toBeGreaterThan(3)
    let bypasses = 0
    let asked = 0
    for (const age of [5, 6, 29, 31, 240, 700]) {
      dataOf(await test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
      test.clock.advance(age * MINUTE)
      for (const [route] of fresh) {
        asked += 1
        const answer = await test.raw(route, { thisIsNoField: 1 })
        if (answer.ok || answer.error.code !== 'REAUTH_NEEDED') bypasses += 1
      }
    }
    console.log(`A12: ${fresh.length} routes × 6 ages: ${asked} calls, ${bypasses} bypasses`)
    expect(bypasses).toBe(0)
  })
})
