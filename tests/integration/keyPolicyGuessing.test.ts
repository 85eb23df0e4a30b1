import { afterEach, describe, expect, it } from 'vitest'
import { pauseAfter } from '#backend/features/identity/index.ts'
import type { Answer } from '#shared/contract/index.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
afterEach(() => test.stop())

const OWNER = { email: OWNER_EMAIL, password: OWNER_PASSWORD }
const LONG = process.env['ANTEROOM_LONG'] === '1'
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

async function startClosed(): Promise<void> {
  test = await startClinic()
  dataOf(await test.ask('keyPolicy.requirePasswords', { password: OWNER_PASSWORD }))
  dataOf(await test.ask('identity.signOut', {}))
}

type Try = { readonly code: string; readonly waitSeconds: number | null | undefined }

async function guess(email: string = OWNER_EMAIL): Promise<Try> {
  const answer = await test.ask('start.openWithPassword', { email, password: 'a wrong one' })
  if (answer.ok) return { code: 'in', waitSeconds: undefined }
  const { error } = answer
  return {
    code: error.code,
    waitSeconds: error.code === 'TOO_MANY_TRIES' ? error.data.waitSeconds : undefined,
  }
}

const stage = async (): Promise<string> => dataOf(await test.ask('start.get', {})).stage

describe('guessing at a clinic that a password opens', () => {
  it('is slowed down and ends by the same table as at the desk, known name or not (A3)', async () => {
    await startClosed()
    for (const email of [OWNER_EMAIL, 'nobody@maple.example']) {
      let wrong = 0
      let refused = 0
      const end = test.clock.monotonic + DAY_MS
      while (test.clock.monotonic < end) {
        const { code, waitSeconds } = await guess(email)
        if (code === 'WRONG_CREDENTIALS') {
          wrong += 1
          const wait = pauseAfter(wrong)
          if (wait > 0) expect((await guess(email)).waitSeconds).toBe(wait / 1000)
          if (wrong > 8 && !LONG) break
          continue
        }
        refused += 1
        if (waitSeconds === null) break
        test.clock.advance((waitSeconds ?? 0) * 1000)
      }
      console.log(`A3 closed clinic: ${wrong} wrong tries at ${email}, ${refused} refused`)
      expect(wrong).toBeLessThanOrEqual(50)
      if (LONG) expect(wrong).toBe(50)
      else expect(wrong).toBe(9)
      test.clock.advance(60 * MINUTE_MS)
    }
  }, 120_000)

  it('forgets nothing over restarts and clock changes (A4)', async () => {
    await startClosed()
    for (let count = 0; count < 5; count += 1) expect((await guess()).code).toBe('WRONG_CREDENTIALS')
    let early = 0
    let tried = 0
    for (const years of [0, 10, -10, 1, -1]) {
      test.clock.now += years * 365 * DAY_MS
      test = await test.restart()
      expect(await stage()).toBe('passwordNeeded')
      tried += 1
      const right = await test.ask('start.openWithPassword', OWNER)
      if (right.ok) early += 1
    }
    console.log(`A4 closed clinic: ${tried} restarts and clock changes, ${early} early`)
    expect(early).toBe(0)
    test.clock.advance(30_000)
    dataOf(await test.ask('start.openWithPassword', OWNER))
  })

  it('counts on at the desk, and from there back', async () => {
    await startClosed()
    const other = { email: OWNER_EMAIL, password: 'a wrong one' }
    for (let count = 0; count < 3; count += 1) await guess()
    dataOf(await test.ask('start.openWithPassword', OWNER))
    // Three before, one now; the fifth in a row brings the first pause.
    expect(await test.ask('identity.signIn', other, 'second')).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    })
    expect(await test.ask('identity.signIn', other, 'second')).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    })
    expect(await test.ask('identity.signIn', other, 'second')).toMatchObject({
      error: { code: 'TOO_MANY_TRIES' },
    })
    test = await test.restart()
    expect(await guess()).toMatchObject({ code: 'TOO_MANY_TRIES' })
  })

  it('slows many names from one PC down too', async () => {
    await startClosed()
    let refusedAt = 0
    for (let name = 0; name < 25 && refusedAt === 0; name += 1) {
      const { code } = await guess(`person${name}@maple.example`)
      if (code === 'TOO_MANY_TRIES') refusedAt = name
    }
    expect(refusedAt).toBe(20)
  })

  it('slows wrong recovery keys down, and never shuts them out', async () => {
    test = await startClinic()
    const { recoveryKey } = dataOf(await test.ask('recovery.renew', {}))
    dataOf(await test.ask('keyPolicy.requirePasswords', { password: OWNER_PASSWORD }))
    dataOf(await test.ask('identity.signOut', {}))
    const open = (key: string): Promise<Answer<'emergency.open'>> =>
      test.ask('emergency.open', { recoveryKey: key, name: 'Robin', reason: 'Somebody must be called' })
    for (let count = 0; count < 5; count += 1)
      expect(await open('wrong')).toMatchObject({ error: { code: 'RECOVERY_KEY_WRONG' } })
    let slowed = 0
    for (let count = 0; count < 60; count += 1) {
      expect(await open(recoveryKey)).toMatchObject({
        error: { code: 'TOO_MANY_TRIES', data: { waitSeconds: 30 } },
      })
      test.clock.advance(30_000)
      expect(await open('wrong')).toMatchObject({ error: { code: 'RECOVERY_KEY_WRONG' } })
      slowed += 1
    }
    console.log(`recovery keys: ${slowed + 5} wrong, 30 s between two of them, none shut out`)
    test.clock.advance(30_000)
    expect(dataOf(await open(recoveryKey)).state).toBe('emergency')
  })
})

describe('a clinic that a password opened', () => {
  it('is shut after twelve hours, and where nobody signs in for five minutes', async () => {
    await startClosed()
    const isShut = (): Promise<void> =>
      expect.poll(stage, { timeout: 15_000, interval: 200 }).toBe('passwordNeeded')
    dataOf(await test.ask('start.openWithPassword', OWNER))
    dataOf(await test.ask('identity.signIn', OWNER))
    test.clock.advance(12 * 60 * MINUTE_MS)
    await isShut()
    dataOf(await test.ask('start.openWithPassword', OWNER))
    test.clock.advance(4 * MINUTE_MS)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await stage()).toBe('open')
    test.clock.advance(5 * MINUTE_MS)
    await isShut()
  }, 40_000)
})
