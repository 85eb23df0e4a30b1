import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countTry, CALM_PC, mostTries, passTime, pauseAfter } from '#backend/features/identity/guessing.ts'
import { addSignedIn, enrol, offerMfa } from '#tests/support/secondFactor.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

const isLong = process.env['ANTEROOM_LONG'] === '1'
const WRONG = 'not the password at all'
const MINUTE = 60_000

describe('guessing', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await startClinic()
  })
  afterEach(() => test.stop())
  const tryOnce = (email: string, password = WRONG): ReturnType<typeof test.ask<'identity.signIn'>> =>
    test.ask('identity.signIn', { email, password }, 'thief')

  it('lets five wrong tries pass, then pauses, and refuses the right password until the pause is over (A3)', async () => {
    const { email, password } = await addSignedIn(test, 'ana')
    for (let run = 0; run < 5; run += 1) {
      expect(await tryOnce(email)).toMatchObject({ error: { code: 'WRONG_CREDENTIALS' } })
    }
    expect(await tryOnce(email, password)).toMatchObject({
      error: { code: 'TOO_MANY_TRIES', data: { waitSeconds: 30 } },
    })
    test.clock.advance(31_000)
    expect(await tryOnce(email, password)).toMatchObject({ ok: true })
  })

  it('refuses the eleventh wrong try until the pause is over', async () => {
    const { email } = await addSignedIn(test, 'ana')
    for (let run = 0; run < 10; run += 1) {
      expect(await tryOnce(email), String(run)).toMatchObject({ error: { code: 'WRONG_CREDENTIALS' } })
      test.clock.advance(pauseAfter(run + 1) + (run === 9 ? -900_000 : 0))
    }
    expect(await tryOnce(email)).toMatchObject({ error: { code: 'TOO_MANY_TRIES' } })
  })

  it('gives an unknown name the same answers as a known one (A6)', async () => {
    const { email } = await addSignedIn(test, 'ana')
    const answers = async (name: string): Promise<string[]> => {
      const said: string[] = []
      for (let run = 0; run < 7; run += 1) said.push(JSON.stringify(await tryOnce(name)))
      return said
    }
    expect(await answers('nobody@maple.example')).toEqual(await answers(email))
  })

  it('shows who is locked, and lets an Office Admin unlock, but not an owner (product 36)', async () => {
    const ana = await addSignedIn(test, 'ana')
    await addSignedIn(test, 'bea')
    for (let run = 0; run < 6; run += 1) await tryOnce(ana.email)
    const account = dataOf(await test.ask('users.get', { userId: ana.userId }))
    expect(account.signIn).toMatchObject({ state: 'locked', failures: 5, waitSeconds: 30 })
    const list = dataOf(await test.ask('users.find', { search: 'ana' }))
    expect(list.rows[0]?.signIn.state).toBe('locked')
    const home = dataOf(await test.ask('home.get', {}))
    expect(home.people?.attention).toMatchObject([{ userId: ana.userId, why: 'locked' }])
    dataOf(await test.ask('identity.unlockUser', { userId: ana.userId }, 'bea'))
    expect(await tryOnce(ana.email, ana.password)).toMatchObject({ ok: true })
    const owner = dataOf(await test.ask('session.get', {})).person?.userId ?? ''
    expect(await test.ask('identity.unlockUser', { userId: owner }, 'bea')).toMatchObject({
      error: { code: 'OWNER_PROTECTED' },
    })
  })

  it('stays within 50 tries a day and name, whatever an attacker does with clock and restarts (A3)', async () => {
    const { email } = await addSignedIn(test, 'ana')
    let tried = 0
    const end = test.clock.monotonic + 24 * 60 * MINUTE
    while (test.clock.monotonic < end) {
      const answer = await tryOnce(email)
      if (answer.ok) throw new Error('A wrong password signed somebody in')
      if (answer.error.code === 'WRONG_CREDENTIALS') tried += 1
      if (answer.error.code !== 'TOO_MANY_TRIES') continue
      const wait = answer.error.data.waitSeconds
      if (wait === null) break
      if (tried % 9 === 0) {
        test.clock.now += 86_400_000
        test = await test.restart()
      }
      test.clock.advance(wait * 1000)
    }
    console.log(`A3: ${tried} wrong tries in 24 hours at one name`)
    expect(tried).toBeLessThanOrEqual(50)
    expect(tried).toBeGreaterThan(5)
  }, 60_000)

  it('opens an account that is shut for good by a recovery code with the password', async () => {
    await offerMfa(test)
    const { recoveryCodes } = await enrol(test, 'desk')
    for (;;) {
      const answer = await tryOnce('olive@maple.example')
      if (answer.ok || answer.error.code !== 'TOO_MANY_TRIES') continue
      if (answer.error.data.waitSeconds === null) break
      test.clock.advance(answer.error.data.waitSeconds * 1000)
    }
    const right = { email: 'olive@maple.example', password: OWNER_PASSWORD }
    expect(await test.ask('identity.signIn', right, 'x')).toMatchObject({ error: { code: 'TOO_MANY_TRIES' } })
    const opened = await test.ask('identity.signIn', { ...right, recoveryCode: recoveryCodes[3] ?? '' }, 'x')
    expect(opened).toMatchObject({ ok: true, data: { state: 'active' } })
  }, 60_000)

  it('never unlocks early by a restart or a moved clock (A4)', async () => {
    const { email } = await addSignedIn(test, 'ana')
    for (let run = 0; run < 5; run += 1) await tryOnce(email)
    const seed = 4
    const runs = isLong ? 500 : 15
    const random = fc.sample(
      fc.record({ years: fc.integer({ min: -10, max: 10 }), ms: fc.integer({ min: 0, max: 1500 }) }),
      {
        seed,
        numRuns: runs,
      },
    )
    let early = 0
    let served = 0
    for (const { years, ms } of random) {
      test.clock.now += years * 365 * 86_400_000
      test = await test.restart()
      test.clock.advance(ms)
      served += ms
      const answer = await tryOnce(email)
      if (served < 30_000 && (answer.ok || answer.error.code !== 'TOO_MANY_TRIES')) early += 1
      if (served >= 30_000) break
    }
    console.log(`A4: ${runs} schedules, ${early} early unlocks (seed ${seed})`)
    expect(early).toBe(0)
  }, 120_000)

  it('bounds one PC for all names, doubling its pauses (security 6)', () => {
    let pace = CALM_PC
    for (let run = 0; run < 20; run += 1) pace = countTry(pace)
    expect(pace.pauseLeftMs).toBe(MINUTE)
    pace = passTime(pace, MINUTE)
    for (let run = 0; run < 20; run += 1) pace = countTry(pace)
    expect(pace.pauseLeftMs).toBe(2 * MINUTE)
    expect(passTime(pace, 12 * MINUTE)).toEqual(CALM_PC)
    expect([1, 2, 8, 20].map(mostTries)).toEqual([50, 50, 12, 5])
  })

  it('takes as long for nobody as for somebody (A6)', async () => {
    const { email } = await addSignedIn(test, 'ana')
    const runs = isLong ? 400 : 12
    const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
    for (let run = 0; run < runs; run += 1) {
      for (const [kind, name] of [
        ['known', email],
        ['unknown', `nobody${run}@maple.example`],
      ] as const) {
        const before = performance.now()
        await tryOnce(name)
        times[kind].push(performance.now() - before)
        test.clock.advance(60 * MINUTE)
        dataOf(await test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
      }
    }
    const median = (list: number[]): number =>
      list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
    const difference = Math.abs(median(times.known) - median(times.unknown))
    console.log(
      `A6: medians ${median(times.known).toFixed(1)} and ${median(times.unknown).toFixed(1)} ms over ${runs}`,
    )
    expect(difference).toBeLessThan(isLong ? 5 : 25)
  }, 120_000)
})
