import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LogAct, LogEntry, LogFilters } from '#shared/contract/logs.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

const PASSWORD = 'sunny river bend 7'
const ALL: LogFilters = {
  person: null,
  clientId: null,
  kinds: [],
  period: { from: null, until: null },
  deviceId: null,
}

let test: TestApp
beforeEach(async () => {
  test = await startClinic()
})
afterEach(() => test.stop())

/** The log after everything that waits was written: a lock ends searches, two seconds write them. */
async function acts(filters: Partial<LogFilters> = {}): Promise<LogAct[]> {
  const list = async (): Promise<LogAct[]> =>
    dataOf(await test.ask('logs.list', { filters: { ...ALL, ...filters }, before: null, limit: 100 })).acts
  await list()
  await new Promise((wake) => setTimeout(wake, 4000))
  return list()
}
const entriesOf = (list: readonly LogAct[], verb: string): LogEntry[] =>
  list.flatMap((act) => act.entries).filter((entry) => entry.verb === verb)

async function addStaff(
  firstName: string,
  role: 'officeAdmin' | 'practitioner' = 'officeAdmin',
): Promise<UserId> {
  const { userId } = dataOf(
    await test.ask('users.add', {
      as: 'staff',
      firstName,
      lastName: 'Silva',
      title: '',
      email: `${firstName.toLowerCase()}@maple.example`,
      roles: [role],
      disciplineId: null,
      compensationTierId: null,
    }),
  )
  return userId
}

const search = (text: string): Promise<unknown> =>
  test.ask('users.list', {
    tab: 'active',
    search: text,
    filters: { kinds: [], roles: [], disciplineIds: [], signInStates: [] },
    sort: { column: 'name', descending: false },
    from: { index: 0 },
    limit: 50,
  })

describe('what people look at (L2)', () => {
  it('stands in the log: a record looked at, a list looked through, what was searched for, once each', async () => {
    const ana = await addStaff('Ana')
    for (let times = 0; times < 3; times += 1) dataOf(await test.ask('users.get', { userId: ana }))
    for (const typed of ['', 'a', 'an', 'ana', 'an', 'ana', '']) await search(typed)
    const list = await acts()
    const [view, ...moreViews] = entriesOf(list, 'users.get')
    expect(moreViews).toEqual([])
    expect(view).toMatchObject({ outcome: 'done', aboutUserId: ana })
    const searches = entriesOf(list, 'users.list')
    expect(searches.map((entry) => entry.after)).toEqual([{ search: 'ana', filters: 0, found: 1 }, null])
    const act = must(
      list.find((one) => one.entries.some((entry) => entry.verb === 'users.get')),
      'the act',
    )
    const self = dataOf(await test.ask('session.get', {})).person?.userId
    expect(act).toMatchObject({ actorId: self, at: test.clock.now, entryCount: 1 })
  })

  it('is written again after five minutes', async () => {
    const ana = await addStaff('Ana')
    dataOf(await test.ask('users.get', { userId: ana }))
    test.clock.advance(4 * 60_000)
    dataOf(await test.ask('users.get', { userId: ana }))
    test.clock.advance(61_000)
    dataOf(await test.ask('users.get', { userId: ana }))
    expect(entriesOf(await acts(), 'users.get')).toHaveLength(2)
  })

  it('keeps a search on one line that hides nothing, at most 100 characters of it (L4)', async () => {
    await search(`x\u202Egnp\r\n\u001B[31m${'y'.repeat(180)}`)
    const [entry] = entriesOf(await acts(), 'users.list')
    const text = String(entry?.after?.['search'])
    expect(text.startsWith('x\\u{202E}gnp\\u{000D}\\u{000A}\\u{001B}[31m')).toBe(true)
    expect(text.endsWith('yyy…')).toBe(true)
    expect(text.length).toBeLessThan(140)
  })

  it('is written before the program stops, and by whom and when it was', async () => {
    await search('olive')
    const at = test.clock.now
    const self = dataOf(await test.ask('session.get', {})).person?.userId
    test = await test.restart()
    test.clock.advance(1000)
    dataOf(await test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
    const list = dataOf(await test.ask('logs.list', { filters: ALL, before: null, limit: 100 })).acts
    const act = must(
      list.find((one) => one.entries.some((entry) => entry.verb === 'users.list')),
      'the act',
    )
    expect(act).toMatchObject({ at, actorId: self })
    expect(act.entries[0]?.after).toEqual({ search: 'olive', filters: 0, found: 1 })
  })

  it('tells an export with its count before it is given, and that the log itself was read', async () => {
    const { count } = dataOf(await test.ask('logs.export', { filters: ALL }))
    expect(count).toBeGreaterThan(3)
    const list = dataOf(await test.ask('logs.list', { filters: ALL, before: null, limit: 100 })).acts
    expect(entriesOf(list, 'logs.export')).toMatchObject([{ outcome: 'done', after: { count } }])
    expect(entriesOf(await acts(), 'logs.list')).toHaveLength(1)
  })

  it('tells what was refused, and to whom', async () => {
    const ana = await addStaff('Ana', 'practitioner')
    dataOf(await test.ask('users.setTemporaryPassword', { userId: ana, password: PASSWORD }))
    dataOf(await test.ask('identity.signIn', { email: 'ana@maple.example', password: PASSWORD }, 'two'))
    const next = { currentPassword: PASSWORD, newPassword: 'another quiet walk' }
    dataOf(await test.ask('identity.changePassword', next, 'two'))
    const answer = await test.ask('logs.list', { filters: ALL, before: null, limit: 100 }, 'two')
    expect(answer).toMatchObject({ error: { code: 'FORBIDDEN' } })
    const list = await acts({ kinds: ['refusals'] })
    expect(list.map((act) => [act.actorId, act.entries[0]?.verb])).toEqual([[ana, 'logs.list']])
  })
})

describe('reading the log (product 27)', () => {
  it('groups what one save did, and names everybody by the name they have now', async () => {
    const ana = await addStaff('Ana')
    const { acts: list, names } = dataOf(
      await test.ask('logs.list', {
        filters: { ...ALL, person: { userId: ana, as: 'about' }, kinds: ['changes'] },
        before: null,
        limit: 100,
      }),
    )
    expect(list).toHaveLength(1)
    const tables = list[0]?.entries.map((entry) => entry.table)
    expect(tables).toEqual(expect.arrayContaining(['user', 'contact_point', 'user_role']))
    expect(names[ana]).toBe('Ana Silva')
    expect(names[must(list[0], 'an act').deviceId]).not.toBe('')
  })

  it('pages through everything once, newest first, however long an act is', async () => {
    for (let index = 0; index < 25; index += 1) {
      test.clock.advance(1000)
      await addStaff(`Person${index}`)
    }
    const seen: LogAct[] = []
    let before: string | null = null
    do {
      const page: { acts: LogAct[]; next: string | null } = dataOf(
        await test.ask('logs.list', { filters: { ...ALL, kinds: ['changes'] }, before, limit: 7 }),
      )
      seen.push(...page.acts)
      before = page.next
    } while (before !== null)
    expect(new Set(seen.map((act) => act.actId)).size).toBe(seen.length)
    expect(seen).toHaveLength(26)
    const times = seen.map((act) => act.at)
    expect(times).toEqual(times.toSorted((one, other) => other - one))
  })

  it('narrows by person, kind, day and PC', async () => {
    const ana = await addStaff('Ana')
    test.clock.advance(3 * 86_400_000)
    dataOf(await test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
    dataOf(await test.ask('users.saveAccount', { userId: ana, staffId: 'A-77' }))
    const verbs = async (filters: Partial<LogFilters>): Promise<(string | undefined)[]> =>
      dataOf(
        await test.ask('logs.list', { filters: { ...ALL, ...filters }, before: null, limit: 100 }),
      ).acts.map((act) => act.entries[0]?.verb)
    const about = { userId: ana, as: 'about' } as const
    expect(await verbs({ person: about, kinds: ['changes'] })).toEqual(['user.staffIdChanged', 'user.added'])
    expect(await verbs({ person: { userId: ana, as: 'by' } })).toEqual([])
    expect(await verbs({ person: about, period: { from: '2026-10-08', until: null } })).toEqual([
      'user.staffIdChanged',
    ])
    expect(await verbs({ person: about, period: { from: null, until: '2026-10-05' } })).toEqual([
      'user.added',
    ])
    const [pc] = dataOf(await test.ask('logs.findSubjects', { search: '' })).devices
    expect(
      await verbs({ person: about, kinds: ['changes'], deviceId: must(pc, 'a PC').deviceId }),
    ).toHaveLength(2)
    expect(await verbs({ kinds: ['signIns'] })).toContain('identity.signIn')
  })
})
