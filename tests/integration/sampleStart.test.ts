import { expect, it, onTestFinished } from 'vitest'
import { startTestApp } from '#tests/support/testApp.ts'

it('makes the sample clinic, shows its sign-ins, lets each of them in, and takes all of it away', async () => {
  const app = await startTestApp()
  onTestFinished(app.stop)
  const made = await app.ask('setup.createSample', { keepKeyInFile: true })
  if (!made.ok) throw new Error(made.error.code)
  expect(made.data).toMatchObject({ stage: 'open', isSample: true, clinicName: 'Birchwood Therapy (sample)' })
  expect(made.data.sampleSignIns).toHaveLength(5)
  for (const { name, email, password } of made.data.sampleSignIns) {
    const signedIn = await app.ask('identity.signIn', { email, password }, email)
    expect(signedIn, name).toMatchObject({ ok: true })
  }
  const counts = await app.ask('users.count', {}, 'owner@sample.example.org')
  expect(counts).toMatchObject({ ok: true, data: { active: 656, inactive: 60 } })
  const home = await app.ask('home.get', {}, 'owner@sample.example.org')
  if (!home.ok) throw new Error(home.error.code)
  const reasons = new Set(home.data.people?.attention.map(({ why }) => why))
  expect(reasons.size).toBe(7)
  const removed = await app.ask('setup.removeSample', {})
  expect(removed).toMatchObject({ ok: true, data: { stage: 'firstRun', sampleSignIns: [] } })
})
