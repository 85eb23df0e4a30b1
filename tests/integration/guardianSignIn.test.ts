import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
beforeAll(async () => {
  test = await startClinic()
})
afterAll(() => test.stop())

describe('guardians and contacts (product 30)', () => {
  it.each(['guardian', 'contact'] as const)('get no password and do not sign in: %s', async (as) => {
    const email = `${as}@maple.example`
    const person = { as, firstName: 'Jo', lastName: 'Acorn', title: '', email, phone: '' }
    const { userId } = dataOf(await test.ask('users.add', person))
    const password = 'copper lantern harvest 88'
    const set = await test.ask('users.setTemporaryPassword', { userId, password })
    expect(set).toMatchObject({ ok: false, error: { code: 'NOT_A_SIGN_IN_KIND' } })
    const signedIn = await test.ask('identity.signIn', { email, password }, 'portal')
    expect(signedIn).toMatchObject({ ok: false, error: { code: 'WRONG_CREDENTIALS' } })
  })
})
