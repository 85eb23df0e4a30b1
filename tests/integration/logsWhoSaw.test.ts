import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogFilters } from '#shared/contract/logs.ts'
import { clientIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { drawsFrom } from '#tests/bench/seeded.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

const IS_LONG = process.env['ANTEROOM_LONG'] === '1'
const ENTRIES = IS_LONG ? 1_000_000 : 20_000
const SEED = 6
const CLIENT = clientIdSchema.parse('00000000-0000-7000-8000-0000000000c1')
const WITHIN_MS = 1000

const id = (kind: string, number: number): string =>
  `00000000-0000-7000-${kind}000-${number.toString(16).padStart(12, '0')}`

const FILTERS: LogFilters = {
  person: null,
  clientId: null,
  kinds: [],
  period: { from: null, until: null },
  deviceId: null,
}

/** Who saw the client, counted while the log was made. */
type Truth = Map<string, { times: number; firstAt: number; lastAt: number }>

/** Years of a busy clinic: 40 people on 5 PCs look at 3,000 clients and change 2,000 people. */
async function fillLog(test: TestApp, truth: Truth): Promise<void> {
  const draws = drawsFrom(SEED)
  const database = await openClinicFile(test)
  const insert = database.prepare(
    `INSERT INTO audit_entry (id, seq, device_id, at, actor_id, act_id, verb, outcome, table_name, row_id, about_user_id,
      about_client_id, before, after, previous_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,'',?)`,
  )
  const seal = 'a'.repeat(64)
  database.transaction(() => {
    for (let index = 0; index < ENTRIES; index += 1) {
      const actor = id('a', draws.below(40))
      const device = id('d', 1 + draws.below(5))
      const at = test.clock.now - (ENTRIES - index) * 60_000
      const seq = index + 1
      const isView = draws.chance(0.6)
      const client = isView ? (draws.chance(0.004) ? CLIENT : id('b', draws.below(3000))) : null
      const isDone = draws.chance(0.98)
      const verb = isView ? 'client.viewed' : draws.chance(0.3) ? 'identity.signIn' : 'user.profileChanged'
      const about = isView ? null : id('9', draws.below(2000))
      const [before, after] = isView ? [null, null] : ['{"title":"SLP"}', '{"title":"OT"}']
      const outcome = isDone ? 'done' : 'refused'
      const place = [id('1', index), seq, device, at, actor, id('2', index), verb, outcome]
      insert.run(...place, isView ? null : 'user', about, about, client, before, after, seal)
      if (client !== CLIENT || !isDone) continue
      const key = `${actor} ${device}`
      const known = truth.get(key)
      truth.set(key, { times: (known?.times ?? 0) + 1, firstAt: known?.firstAt ?? at, lastAt: at })
    }
    database
      .prepare(
        `INSERT INTO client (id, first_name, last_name, preferred_name, pronouns, status, phone, email, address,
      school, notes, stamp, stamp_device) VALUES (?, 'Clara', 'Client', '', '', 'active', '', '', '', '', '', 1, 1)`,
      )
      .run(CLIENT)
  })()
  database.close()
}

describe(`a log of ${ENTRIES.toLocaleString('en')} entries (L6)`, () => {
  let test: TestApp
  const truth: Truth = new Map()
  beforeAll(async () => {
    test = await startClinic()
    await fillLog(test, truth)
  }, 900_000)
  afterAll(() => test.stop())

  const timed = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    const since = performance.now()
    const answer = await act()
    const took = performance.now() - since
    console.log(`L6: ${name} of ${ENTRIES} entries in ${took.toFixed(0)} ms`)
    expect(took).toBeLessThan(WITHIN_MS)
    return answer
  }

  it('tells exactly who saw a client, on which PC, how often and when, in less than a second', async () => {
    const first = dataOf(
      await timed('who saw', () => test.ask('logs.whoSaw', { clientId: CLIENT, before: null })),
    )
    expect(first.clientName).toBe('Clara Client')
    const told = new Map(
      first.people.map(({ userId, deviceId, times, firstAt, lastAt }) => [
        `${userId} ${deviceId}`,
        { times, firstAt, lastAt },
      ]),
    )
    expect(told).toEqual(truth)
    let views = first.views.length
    for (let next = first.next; next !== null;) {
      const page = dataOf(await test.ask('logs.whoSaw', { clientId: CLIENT, before: next }))
      views += page.views.length
      next = page.next
    }
    expect(views).toBe([...truth.values()].reduce((sum, one) => sum + one.times, 0))
  })

  it('shows its first page, and one under any filter, in less than a second', async () => {
    const list = (filters: Partial<LogFilters>) => (): Promise<unknown> =>
      test.ask('logs.list', { filters: { ...FILTERS, ...filters }, before: null, limit: 50 }).then(dataOf)
    const person = { userId: userIdSchema.parse(id('a', 7)), as: 'either' } as const
    await timed('first page', list({}))
    await timed('one person', list({ person }))
    await timed('one person, refusals', list({ person, kinds: ['refusals'] }))
    await timed('exports (none)', list({ kinds: ['exports'] }))
    await timed('one month', list({ period: { from: '2026-09-01', until: '2026-09-30' } }))
    const [pc] = dataOf(await test.ask('logs.findSubjects', { search: '' })).devices
    await timed('this PC alone', list({ deviceId: must(pc, 'a PC').deviceId, kinds: ['searches'] }))
    await timed(
      'somebody nobody knows',
      list({ person: { ...person, userId: userIdSchema.parse(id('a', 99)) } }),
    )
    await timed('the state of the chain', () => test.ask('logs.getChain', {}))
  })
})
