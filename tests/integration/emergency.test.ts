import { afterEach, describe, expect, it } from 'vitest'
import { contract, type Answer, type RouteName } from '#shared/contract/index.ts'
import { must } from '#shared/lib/must.ts'
import { startSampleApp } from '#tests/support/sampleFolder.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
let recoveryKey = ''
afterEach(() => test.stop())

const MINUTE_MS = 60_000
const SEAT = 'stand'
const ASKER = { name: 'Robin Relief', reason: 'A client is unwell, whom to call' }
const SAMPLE_OWNER = { email: 'owner@sample.example.org', password: 'look around freely' }

/** A sample clinic with clients and guardians, its owner at the desk and its recovery sheet in hand. */
async function startWithClients(): Promise<void> {
  test = await startSampleApp()
  dataOf(await test.ask('identity.signIn', SAMPLE_OWNER))
  recoveryKey = dataOf(await test.ask('recovery.renew', {})).recoveryKey
}

const open = (over: object = {}): Promise<Answer<'emergency.open'>> =>
  test.ask('emergency.open', { recoveryKey, ...ASKER, ...over }, SEAT)
const search = (text: string): Promise<Answer<'emergency.search'>> =>
  test.ask('emergency.search', { search: text }, SEAT)
const stateAt = async (seat: string): Promise<string> => dataOf(await test.ask('session.get', {}, seat)).state

async function someClients(): Promise<{ clientId: never; name: string }[]> {
  const found = new Map<string, { clientId: never; name: string }>()
  for (const letters of ['an', 'el', 'ma', 'ri', 'so', 'li', 'no', 'ar']) {
    for (const { clientId, name } of dataOf(await search(letters)).clients)
      found.set(clientId, { clientId: clientId as never, name })
  }
  return [...found.values()]
}

describe('emergency access (A13)', () => {
  it('needs the clinic’s recovery key, a name and a reason, and says which is missing', async () => {
    await startWithClients()
    expect(await open({ reason: 'too short' })).toMatchObject({
      error: { code: 'BAD_INPUT', data: { fields: { reason: 'tooShort' } } },
    })
    expect(await open({ name: ' ' })).toMatchObject({ error: { data: { fields: { name: 'required' } } } })
    expect(await open({ recoveryKey: recoveryKey.slice(1) })).toMatchObject({
      error: { code: 'RECOVERY_KEY_WRONG', data: { reason: 'malformed' } },
    })
    expect(await stateAt(SEAT)).toBe('none')
    const opened = dataOf(await open({ recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' ') }))
    expect(opened).toMatchObject({ state: 'emergency', person: null })
    expect(opened.emergencyUntil).toBe(test.clock.now + 30 * MINUTE_MS)
  })

  it('opens no more than whom to call about a client, field by field', async () => {
    await startWithClients()
    dataOf(await open())
    // Nobody may open more than sixty in a minute, whoever they are.
    const clients = (await someClients()).slice(0, 40)
    expect(clients.length).toBe(40)
    let guardians = 0
    for (const { clientId, name } of clients) {
      const shown = dataOf(await test.ask('emergency.get', { clientId }, SEAT))
      const chart = dataOf(await test.ask('clients.getChart', { clientId }))
      expect(Object.keys(shown).toSorted()).toEqual([
        'birthDate',
        'clientId',
        'name',
        'people',
        'phone',
        'practitioners',
      ])
      expect(shown).toMatchObject({ name, birthDate: chart.birthDate, phone: chart.phone })
      const text = JSON.stringify(shown)
      for (const hidden of [chart.notes, chart.email, chart.address, chart.school, chart.pronouns])
        if (hidden !== '') expect(text).not.toContain(hidden)
      expect(text).not.toContain('@')
      const callable = chart.people.filter(({ relation }) => relation !== 'practitioner')
      expect(shown.people.map((person) => person.name).toSorted()).toEqual(
        callable.map((person) => person.name).toSorted(),
      )
      for (const { phone } of callable) if (phone !== '') expect(text).toContain(phone)
      guardians += callable.length
    }
    console.log(`A13: ${clients.length} clients, ${guardians} people to call, 0 other fields`)
    expect(guardians).toBeGreaterThan(10)
  })

  it('finds clients by name, ignoring case and accents, at most twenty at once', async () => {
    await startWithClients()
    dataOf(await open())
    const [first] = await someClients()
    const name = must(first, 'client').name
    const found = dataOf(await search(name.toUpperCase().normalize('NFD')))
    expect(found.clients.map((client) => client.name)).toContain(name)
    expect(dataOf(await search('no such name at all')).clients).toEqual([])
    expect(dataOf(await search('a e')).clients.length).toBeLessThanOrEqual(20)
    expect(await search('a')).toMatchObject({ error: { code: 'BAD_INPUT' } })
  })

  it('shuts every other route that shows or changes anything', async () => {
    await startWithClients()
    dataOf(await open())
    const names = Object.keys(contract) as RouteName[]
    const guarded = names.filter(
      (name) => contract[name].access !== 'anyone' && contract[name].access !== 'emergency',
    )
    const through: string[] = []
    for (const name of guarded) {
      const answer = await test.raw(name, {}, SEAT)
      if (answer.ok || !['NOT_SIGNED_IN', 'WRONG_STAGE'].includes(answer.error.code)) through.push(name)
    }
    console.log(`A13: ${guarded.length} other routes, ${through.length} open in the emergency view`)
    expect(guarded.length).toBeGreaterThan(70)
    expect(through).toEqual([])
  })

  it('works where everybody is locked out', async () => {
    await startWithClients()
    const emails = dataOf(await test.ask('start.get', {})).sampleSignIns.map(({ email }) => email)
    for (const email of emails)
      for (let count = 0; count < 6; count += 1) {
        await test.ask('identity.signIn', { email, password: 'wrong' }, 'flood')
        test.clock.advance(1_000)
      }
    const shut = await test.ask('identity.signIn', SAMPLE_OWNER, 'other')
    expect(shut).toMatchObject({ error: { code: 'TOO_MANY_TRIES' } })
    expect(dataOf(await open()).state).toBe('emergency')
  })

  it('is in the log with name and reason, each search and each view, and its end', async () => {
    await startWithClients()
    await open({ recoveryKey: 'wrong' })
    dataOf(await open())
    const clients = (await someClients()).slice(0, 5)
    for (const { clientId } of clients) dataOf(await test.ask('emergency.get', { clientId }, SEAT))
    dataOf(await test.ask('emergency.close', {}, SEAT))
    const opened = await readLog(test, 'identity.emergencyOpened')
    expect(opened.map(({ outcome }) => outcome)).toEqual(['refused', 'done'])
    expect(JSON.parse(String(opened[1]?.['after']))).toEqual(ASKER)
    expect(await readLog(test, 'emergency.search')).toHaveLength(8)
    const views = await readLog(test, 'emergency.get')
    expect(views.map((entry) => entry['about_client_id'])).toEqual(clients.map(({ clientId }) => clientId))
    expect(views.every((entry) => entry['actor_id'] === null)).toBe(true)
    expect(await readLog(test, 'identity.emergencyClosed')).toHaveLength(1)
    const alerts = dataOf(await test.ask('alerts.list', {})).alerts
    expect(alerts).toMatchObject([{ kind: 'emergencyAccess', facts: ASKER }])
    const seen = opened.length + views.length + 8 + 1
    console.log(`A13: ${seen} acts, ${seen} in the log, ${alerts.length} alert to the owners`)
  })

  it('locks a desk that somebody left open, and gives it back locked', async () => {
    await startWithClients()
    const here = await test.ask('emergency.open', { recoveryKey, ...ASKER })
    expect(dataOf(here).state).toBe('emergency')
    expect(await test.ask('identity.unlock', { password: SAMPLE_OWNER.password, code: null })).toMatchObject({
      error: { code: 'NOT_SIGNED_IN' },
    })
    expect(dataOf(await test.ask('emergency.close', {})).state).toBe('locked')
  })

  it('ends after half an hour, whatever the clock says, and when nobody uses it', async () => {
    await startWithClients()
    dataOf(await open())
    test.clock.advance(30 * MINUTE_MS - 1)
    dataOf(await search('an'))
    test.clock.now -= 60 * MINUTE_MS
    test.clock.monotonic += 1
    expect(await search('an')).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
    expect(await stateAt(SEAT)).toBe('none')
    await expect.poll(() => readLog(test, 'identity.emergencyClosed'), { timeout: 12_000 }).toHaveLength(1)
    dataOf(await open())
    test.clock.advance(5 * MINUTE_MS)
    await expect.poll(() => stateAt(SEAT), { timeout: 12_000 }).toBe('none')
    dataOf(await open())
    test.signal('systemLocked')
    await expect.poll(() => stateAt(SEAT)).toBe('none')
    const ends = (await readLog(test, 'identity.emergencyClosed')).map(
      (entry) => JSON.parse(String(entry['after'])).how,
    )
    expect(ends).toEqual(['timeOver', 'idle', 'systemLocked'])
  }, 40_000)
})
