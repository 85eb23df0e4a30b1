import { afterEach, describe, expect, it } from 'vitest'
import { addSignedIn } from '#tests/support/secondFactor.ts'
import { dataOf } from '#tests/support/testApp.ts'
import { startTwoDesks, type TwoDesks } from '#tests/support/twoDesks.ts'

const ROUNDS = process.env['ANTEROOM_LONG'] === '1' ? 100 : 3
const WRONG = 'not the password at all'
const FLOOD = 6
const WAITING = { error: { code: 'TOO_MANY_TRIES' } }

let desks: TwoDesks
afterEach(() => desks.stop())

describe('somebody who floods a name with wrong passwords (A5)', () => {
  it(
    'locks nobody out of the clinic: another PC lets them in, and the first PC opens in an emergency',
    { timeout: 60_000 + ROUNDS * 5_000 },
    async () => {
      let person = { email: '', password: '' }
      desks = await startTwoDesks(async (a) => {
        const { email, password } = await addSignedIn(a, 'ana')
        person = { email, password }
      })
      const { a, b } = desks
      const flood = (email: string): ReturnType<typeof a.ask<'identity.signIn'>> =>
        a.ask('identity.signIn', { email, password: WRONG }, 'thief')
      const names = [person.email, 'olive@maple.example']
      for (const email of names) for (let run = 0; run < FLOOD; run += 1) await flood(email)
      await desks.inStep()
      let signedIn = 0
      for (let round = 0; round < ROUNDS; round += 1) {
        // The flood goes on, and is at its pause on the first PC: even the right password waits there.
        expect(await flood(person.email)).toMatchObject(WAITING)
        expect(await a.ask('identity.signIn', person, 'ana at 1')).toMatchObject(WAITING)
        if ((await b.ask('identity.signIn', person, `ana at 2, ${round}`)).ok) signedIn += 1
      }
      // Nobody at the first PC can sign in now, not even an owner; whom to call about a client can be looked up.
      const { recoveryKey } = dataOf(await a.ask('recovery.renew', {}))
      for (const email of names) expect(await flood(email)).toMatchObject(WAITING)
      const asker = { name: 'Robin Relief', reason: 'A client is unwell, whom to call' }
      const opened = dataOf(await a.ask('emergency.open', { recoveryKey, ...asker }, 'stand'))
      console.log(
        `A5 ${names.length} names flooded on PC 1, ${signedIn}/${ROUNDS} sign-ins on PC 2, emergency ${opened.state}`,
      )
      expect(signedIn).toBe(ROUNDS)
      expect(opened.state).toBe('emergency')
    },
  )
})
