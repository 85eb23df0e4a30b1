import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { clientIdSchema, type ClientId, type UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { startSampleApp } from '#tests/support/sampleFolder.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

const PASSWORD = 'look around freely'
const PEOPLE = ['owner', 'admin', 'manager', 'practitioner', 'student'] as const
type Who = (typeof PEOPLE)[number]
type Row = OutputOf<'clients.list'>['rows'][number]
type Asked = Partial<InputOf<'clients.list'>>

let test: TestApp
const idOf = new Map<Who, UserId>()
const id = (who: Who): UserId => must(idOf.get(who), who)

beforeAll(async () => {
  test = await startSampleApp()
  for (const who of PEOPLE) {
    const email = `${who}@sample.example.org`
    const session = dataOf(await test.ask('identity.signIn', { email, password: PASSWORD }, who))
    idOf.set(who, must(session.person, who).userId)
  }
})
afterAll(() => test.stop())

const INFO: Omit<InputOf<'clients.add'>, 'isSure'> = {
  firstName: 'Zoë',
  lastName: 'Łukaszewicz',
  preferredName: 'Zed',
  birthDate: '2019-03-04',
  pronouns: 'she/her',
  status: 'active',
  since: null,
  phone: '416-555-0117',
  email: 'zoe@maple.example',
  address: '',
  school: '',
  notes: '',
}

async function addClient(patch: Partial<InputOf<'clients.add'>> = {}): Promise<ClientId> {
  const answer = await test.ask('clients.add', { ...INFO, isSure: true, ...patch }, 'owner')
  return clientIdSchema.parse(dataOf(answer).clientId)
}

const ask = (asked: Asked, seat: Who): ReturnType<typeof test.ask<'clients.list'>> =>
  test.ask(
    'clients.list',
    {
      tab: 'all',
      search: '',
      filters: { practitionerIds: [] },
      sort: { column: 'name', descending: false },
      from: { index: 0 },
      limit: 100,
      ...asked,
    },
    seat,
  )

/** Every row of a list, page after page by its cursors. */
async function listAll(asked: Asked, seat: Who = 'owner'): Promise<Row[]> {
  const rows: Row[] = []
  let from: InputOf<'clients.list'>['from'] = { index: 0 }
  for (;;) {
    const page: OutputOf<'clients.list'> = dataOf(await ask({ ...asked, from }, seat))
    rows.push(...page.rows)
    if (page.next === null) return rows
    from = { after: page.next }
  }
}

const TIE = {
  relationLabel: '',
  isPrimary: false,
  hasPortalAccess: false,
  hasEmailNotifications: false,
  hasConsent: false,
} as const

const assign = (
  clientId: ClientId,
  userId: UserId,
  patch: Partial<InputOf<'clients.assign'>> = {},
  seat: Who = 'admin',
): ReturnType<typeof test.ask<'clients.assign'>> =>
  test.ask('clients.assign', { clientId, userId, relation: 'practitioner', ...TIE, ...patch }, seat)

/** Whose clients each person may see, from the chart's people: computed here a second time, by another way. */
async function expectedFor(who: Who): Promise<Set<string>> {
  const everyone = who === 'owner' || who === 'admin'
  const rows = await listAll({})
  if (everyone) return new Set(rows.map((row) => row.clientId))
  const { clients } = dataOf(await test.ask('users.listClients', { userId: id(who) }, 'owner'))
  return new Set(
    clients.filter(({ relation }) => relation === 'practitioner').map(({ clientId }) => clientId),
  )
}

describe('the Clients page (product 25, 3)', () => {
  it.each(['owner', 'admin', 'practitioner', 'student'] as const)(
    'lists for the %s exactly the clients they may see, and opens just those (Z3)',
    async (who) => {
      const seen = new Set((await listAll({}, who)).map((row) => row.clientId as string))
      expect(seen).toEqual(await expectedFor(who))
      expect(seen.size).toBeGreaterThan(5)
      const hidden = (await listAll({})).filter((row) => !seen.has(row.clientId)).slice(0, 5)
      for (const { clientId } of hidden) {
        for (const route of ['clients.getChart', 'clients.listSessions'] as const)
          expect(await test.ask(route, { clientId }, who)).toMatchObject({ error: { code: 'FORBIDDEN' } })
      }
      expect(dataOf(await test.ask('clients.count', {}, who)).all).toBe(seen.size)
    },
  )

  it('lists for a Manager the clients of their crew, and not one more', async () => {
    const { practitioners } = dataOf(await test.ask('clients.listPractitioners', {}, 'manager'))
    const all = dataOf(await test.ask('clients.listPractitioners', {}, 'owner')).practitioners
    expect(practitioners.length).toBeGreaterThan(1)
    expect(practitioners.length).toBeLessThan(all.length)
    const crew = practitioners.map(({ userId }) => userId)
    const theirs = await listAll({ filters: { practitionerIds: crew } })
    const seen = await listAll({}, 'manager')
    expect(seen.map((row) => row.clientId)).toEqual(theirs.map((row) => row.clientId))
  })

  it('finds no client out of reach, by any search, filter or palette', async () => {
    const seen = new Set((await listAll({}, 'practitioner')).map((row) => row.clientId))
    const other = must(
      (await listAll({})).find((row) => !seen.has(row.clientId)),
      'a client of others',
    )
    const search = `${other.firstName} ${other.lastName}`
    const found = dataOf(await ask({ search }, 'practitioner')).rows
    expect(found.every((row) => seen.has(row.clientId))).toBe(true)
    const palette = dataOf(await test.ask('clients.find', { search }, 'practitioner')).rows
    expect(palette.every((row) => seen.has(row.clientId))).toBe(true)
    const all = dataOf(await test.ask('clients.listPractitioners', {}, 'owner')).practitioners
    const foreign = all.filter(({ userId }) => userId !== id('practitioner')).map(({ userId }) => userId)
    const filtered = dataOf(
      await ask({ filters: { practitionerIds: foreign.slice(0, 20) } }, 'practitioner'),
    ).rows
    expect(filtered.every((row) => seen.has(row.clientId))).toBe(true)
  })

  it('searches by name, preferred name, e-mail, phone digits and the guardian, without case and accents', async () => {
    const clientId = await addClient()
    const guardian = dataOf(
      await test.ask(
        'users.add',
        {
          as: 'guardian',
          firstName: 'Ingrid',
          lastName: 'Pärt',
          title: '',
          email: 'ingrid.part@maple.example',
          phone: '647-555-0142',
        },
        'owner',
      ),
    ).userId
    dataOf(await assign(clientId, guardian, { relation: 'guardian', relationLabel: 'Aunt', isPrimary: true }))
    for (const search of [
      'ZOE LUKASZ',
      'lukaszewicz',
      'zed',
      'zo',
      'zoe@maple',
      '416 555 0117',
      '5550117',
      'ingrid part',
      '6475550142',
    ]) {
      const { rows } = dataOf(await ask({ search }, 'admin'))
      expect(
        rows.map((row) => row.clientId),
        search,
      ).toContain(clientId)
    }
    const [row] = dataOf(await ask({ search: 'lukaszewicz' }, 'admin')).rows
    expect(row).toMatchObject({ guardianName: 'Ingrid Pärt', guardianPhone: '647-555-0142' })
    // Whoever gets another name is found by that one at once.
    const account = dataOf(await test.ask('users.get', { userId: guardian }, 'owner'))
    const { hasPhoto, ...profile } = account.profile
    expect(hasPhoto).toBe(false)
    const saved = { userId: guardian, ...profile, lastName: 'Sibelius', photo: 'keep' as const }
    dataOf(await test.ask('users.saveProfile', saved, 'owner'))
    expect(dataOf(await ask({ search: 'sibelius' }, 'admin')).rows.map((one) => one.clientId)).toEqual([
      clientId,
    ])
  })

  it('pages by cursor through every tab and sorting as one list', async () => {
    const everybody = new Set((await listAll({})).map((row) => row.clientId))
    for (const column of ['name', 'age', 'status', 'practitioner', 'guardian', 'since'] as const) {
      for (const descending of [false, true]) {
        const rows = await listAll({ sort: { column, descending }, limit: 60 })
        expect(rows).toHaveLength(everybody.size)
        expect(new Set(rows.map((row) => row.clientId))).toEqual(everybody)
      }
    }
    const byAge = (await listAll({ sort: { column: 'age', descending: false } })).map((row) => row.birthDate)
    expect(byAge).toEqual(byAge.toSorted((one, other) => (other ?? '').localeCompare(one ?? '')))
    const counts = dataOf(await test.ask('clients.count', {}, 'owner'))
    for (const tab of ['active', 'waitlist', 'onHold', 'discharged'] as const) {
      const rows = await listAll({ tab, sort: { column: 'since', descending: true } })
      expect(rows.every((row) => row.status === tab)).toBe(true)
      expect(rows).toHaveLength(counts[tab])
      expect(dataOf(await ask({ tab, from: { index: 20 } }, 'owner')).rows[0]?.clientId).toBe(
        (await listAll({ tab }))[20]?.clientId,
      )
    }
  })
})

describe('creating and editing a client (product 25)', () => {
  it('is for the office to create, and for those who treat to edit', async () => {
    for (const who of ['manager', 'practitioner', 'student'] as const) {
      const answer = await test.ask('clients.add', { ...INFO, isSure: true }, who)
      expect(answer, who).toMatchObject({ error: { code: 'FORBIDDEN' } })
    }
    const edit = async (who: Who, clientId: ClientId): Promise<unknown> =>
      test.ask('clients.saveInfo', { clientId, ...INFO, school: `${who} was here` }, who)
    const clientId = await addClient({ firstName: 'Edith' })
    expect(await edit('practitioner', clientId)).toMatchObject({ error: { code: 'FORBIDDEN' } })
    dataOf(await assign(clientId, id('practitioner')))
    dataOf(await assign(clientId, id('student')))
    expect(await edit('practitioner', clientId)).toMatchObject({ data: { school: 'practitioner was here' } })
    expect(await edit('student', clientId)).toMatchObject({ error: { code: 'FORBIDDEN' } })
    const chart = dataOf(await test.ask('clients.getChart', { clientId }, 'student'))
    expect(chart.may).toEqual({ edit: false, assign: false, viewFinances: false })
    const seen = dataOf(await ask({}, 'manager')).rows
    expect(await edit('manager', must(seen[0], 'a client').clientId)).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
  })

  it('names what is wrong with a field', async () => {
    const wrong = { firstName: ' ', email: 'nowhere', birthDate: '2019-02-30' }
    expect(await test.ask('clients.add', { ...INFO, ...wrong, isSure: false }, 'owner')).toMatchObject({
      error: {
        code: 'BAD_INPUT',
        data: { fields: { firstName: 'required', email: 'malformed', birthDate: 'notADate' } },
      },
    })
    const unborn = { ...INFO, birthDate: '2031-01-01', isSure: true }
    expect(await test.ask('clients.add', unborn, 'owner')).toMatchObject({
      error: { data: { fields: { birthDate: 'inTheFuture' } } },
    })
  })

  it('names a client of the same name and birth date, and adds another where that is meant', async () => {
    const clientId = await addClient({ firstName: 'Twyla', lastName: 'Twice' })
    const same = { ...INFO, firstName: 'TWYLA', lastName: 'Twice' }
    expect(await test.ask('clients.add', { ...same, isSure: false }, 'admin')).toEqual({
      ok: false,
      error: { code: 'CLIENT_LOOKS_SAME', data: { clientId, name: 'Twyla Twice', status: 'active' } },
    })
    expect(
      (await test.ask('clients.add', { ...same, birthDate: '2018-01-01', isSure: false }, 'admin')).ok,
    ).toBe(true)
    expect((await test.ask('clients.add', { ...same, isSure: true }, 'admin')).ok).toBe(true)
  })

  it('moves a client to the tab of its status at once, and the log says so without the notes', async () => {
    const clientId = await addClient({ firstName: 'Stella', lastName: 'Status', notes: 'canary words' })
    const before = dataOf(await test.ask('clients.count', {}, 'owner'))
    dataOf(
      await test.ask(
        'clients.saveInfo',
        {
          clientId,
          ...INFO,
          firstName: 'Stella',
          lastName: 'Status',
          status: 'onHold',
          notes: 'other words',
        },
        'owner',
      ),
    )
    const after = dataOf(await test.ask('clients.count', {}, 'owner'))
    expect(after).toEqual({ ...before, active: before.active - 1, onHold: before.onHold + 1 })
    const entries = await readLog(test, 'client.changed')
    const entry = must(
      entries.find((one) => one['about_client_id'] === clientId),
      'an entry',
    )
    expect(entry['after']).toBe(JSON.stringify({ status: 'onHold', notes: '(changed)' }))
    expect(JSON.stringify(entries)).not.toContain('canary')
  })
})

describe('the people of a chart (product 25)', () => {
  it('are assigned and taken away by the office alone; whoever treats may not reach for clients', async () => {
    const clientId = await addClient({ firstName: 'Paula' })
    for (const who of ['manager', 'practitioner', 'student'] as const) {
      expect(await assign(clientId, id(who), {}, who), who).toMatchObject({ error: { code: 'FORBIDDEN' } })
    }
    expect((await test.ask('clients.getChart', { clientId }, 'practitioner')).ok).toBe(false)
    dataOf(await assign(clientId, id('practitioner'), { isPrimary: true }))
    expect((await test.ask('clients.getChart', { clientId }, 'practitioner')).ok).toBe(true)
    const tie = { clientId, userId: id('practitioner'), relation: 'practitioner' as const }
    expect(await test.ask('clients.takeAway', tie, 'practitioner')).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
    expect(dataOf(await test.ask('clients.takeAway', tie, 'admin')).people).toEqual([])
    expect(await test.ask('clients.getChart', { clientId }, 'practitioner')).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
    expect(await test.ask('clients.takeAway', tie, 'admin')).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  it('has one primary of each kind, and keeps what was kept of somebody taken away', async () => {
    const clientId = await addClient({ firstName: 'Prima' })
    const family: UserId[] = []
    for (const firstName of ['Una', 'Duo']) {
      const person = { as: 'guardian', firstName, lastName: 'Prima', title: '', phone: '' } as const
      const email = `${firstName}.prima@maple.example`
      family.push(dataOf(await test.ask('users.add', { ...person, email }, 'owner')).userId)
    }
    const [una, duo] = family.map((one) => must(one, 'a guardian'))
    const of = { relation: 'guardian', isPrimary: true, hasConsent: true } as const
    dataOf(await assign(clientId, must(una, 'Una'), { ...of, relationLabel: 'Mother' }))
    const chart = dataOf(await assign(clientId, must(duo, 'Duo'), { ...of, relationLabel: 'Stepfather' }))
    expect(chart.people.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
      ['Duo Prima', true],
      ['Una Prima', false],
    ])
    const tie = { clientId, userId: must(una, 'Una'), relation: 'guardian' as const }
    dataOf(await test.ask('clients.takeAway', tie, 'owner'))
    expect(await readLog(test, 'client.personTakenAway')).not.toEqual([])
    const again = dataOf(
      await assign(clientId, must(una, 'Una'), { relation: 'guardian', relationLabel: 'Mother' }),
    )
    expect(again.people).toHaveLength(2)
  })

  it('are practitioners only who treat, and get no mail or portal without an e-mail', async () => {
    const clientId = await addClient({ firstName: 'Nora' })
    const contact = dataOf(
      await test.ask(
        'users.add',
        { as: 'contact', firstName: 'Cleo', lastName: 'Quiet', title: '', email: '', phone: '' },
        'owner',
      ),
    ).userId
    expect(await assign(clientId, contact)).toMatchObject({
      error: { code: 'BAD_INPUT', data: { fields: { userId: 'notOneOf' } } },
    })
    expect(await assign(clientId, contact, { relation: 'contact', hasPortalAccess: true })).toMatchObject({
      error: { code: 'NO_EMAIL' },
    })
    expect(await assign(clientId, id('practitioner'), { hasConsent: true })).toMatchObject({
      error: { code: 'BAD_INPUT' },
    })
    const found = dataOf(
      await test.ask('clients.findPeople', { relation: 'practitioner', search: '' }, 'admin'),
    ).rows
    expect(found.length).toBeGreaterThan(5)
    const owner = dataOf(await test.ask('users.get', { userId: id('owner') }, 'owner'))
    const search = `${owner.profile.firstName} ${owner.profile.lastName}`
    const treats = owner.roles.some((role) => role === 'practitioner')
    const owners = dataOf(await test.ask('clients.findPeople', { relation: 'practitioner', search }, 'admin'))
    expect(owners.rows.some(({ userId }) => userId === id('owner'))).toBe(treats)
  })

  it('stay once they left, under the rules that hold for everybody', async () => {
    const clientId = await addClient({ firstName: 'Lea' })
    const quiet = { firstName: 'Cleo', lastName: 'Quiet', title: '', email: '', phone: '' }
    const contact = dataOf(await test.ask('users.add', { as: 'contact', ...quiet }, 'owner')).userId
    const fields = { firstName: 'Lou', lastName: 'Leaver', title: '', email: 'lou@maple.example' }
    const staff = { as: 'staff', disciplineId: null, compensationTierId: null } as const
    const leaver = dataOf(
      await test.ask('users.add', { ...staff, ...fields, roles: ['practitioner'] }, 'owner'),
    ).userId
    dataOf(await assign(clientId, contact, { relation: 'contact' }))
    dataOf(await assign(clientId, leaver))
    for (const userId of [contact, leaver])
      dataOf(await test.ask('users.saveAccount', { userId, status: 'inactive' }, 'owner'))
    for (const flag of ['hasPortalAccess', 'hasEmailNotifications'] as const)
      expect(await assign(clientId, contact, { relation: 'contact', [flag]: true })).toMatchObject({
        error: { code: 'NO_EMAIL' },
      })
    for (const flags of [{ hasPortalAccess: true }, { hasConsent: true }, { relationLabel: 'Uncle' }])
      expect(await assign(clientId, leaver, flags)).toMatchObject({
        error: { code: 'BAD_INPUT', data: { fields: { relation: 'notOneOf' } } },
      })
    dataOf(await assign(clientId, contact, { relation: 'contact', hasConsent: true, isPrimary: true }))
    dataOf(await assign(clientId, leaver, { isPrimary: true }))
    expect(await assign(clientId, contact, { relation: 'guardian' })).toMatchObject({
      error: { code: 'BAD_INPUT', data: { fields: { userId: 'notOneOf' } } },
    })
  })
})

describe('sessions and finances of a chart (product 25)', () => {
  it('shows the sessions of those who may see the client, and the money only with Finance or Owner', async () => {
    const { rows } = dataOf(await ask({ tab: 'active' }, 'practitioner'))
    const client = must(rows[0], 'a client')
    const { clientId } = client
    const sessions = dataOf(await test.ask('clients.listSessions', { clientId }, 'practitioner'))
    const now = test.clock.now
    expect(sessions.past.length).toBeGreaterThan(0)
    expect(sessions.past.every(({ startsAt }) => startsAt < now)).toBe(true)
    expect(sessions.upcoming.every(({ startsAt }) => startsAt >= now)).toBe(true)
    for (const who of ['admin', 'manager', 'practitioner', 'student'] as const)
      expect(await test.ask('clients.getFinances', { clientId }, who), who).toMatchObject({
        error: { code: 'FORBIDDEN' },
      })
    const money = dataOf(await test.ask('clients.getFinances', { clientId }, 'owner'))
    const lines = money.months.flatMap(({ services }) => services)
    expect(lines.reduce((sum, line) => sum + line.count * line.feeCents, 0)).toBe(money.totalCents)
    const completed = sessions.past.filter(({ status }) => status === 'completed').length
    const counted = lines.reduce((sum, line) => sum + line.count, 0)
    expect(counted).toBeGreaterThan(0)
    expect(counted).toBeLessThanOrEqual(completed)
  })

  it('shows 200 sessions of each side, and says where there are more', async () => {
    const clientId = await addClient({ firstName: 'Often' })
    const shown = async () => {
      const all = dataOf(await test.ask('clients.listSessions', { clientId }, 'owner'))
      const { upcoming, past, hasMoreUpcoming, hasMorePast } = all
      return [upcoming.length, hasMoreUpcoming, past.length, hasMorePast]
    }
    const lay = async (count: number, firstAt: number): Promise<void> => {
      const database = await openClinicFile(test)
      const insert = database.prepare(`INSERT INTO session VALUES (?,?,?,'service',?,45,?,1,1,1,1,NULL,NULL)`)
      for (let index = 0; index < count; index += 1)
        insert.run(
          crypto.randomUUID(),
          clientId,
          id('practitioner'),
          firstAt + index * 3_600_000,
          'scheduled',
        )
      database.close()
    }
    const { now } = test.clock
    await lay(200, now - 300 * 3_600_000)
    await lay(1, now + 3_600_000)
    expect(await shown()).toEqual([1, false, 200, false])
    await lay(1, now - 400 * 3_600_000)
    expect(await shown()).toEqual([1, false, 200, true])
    await lay(200, now + 7_200_000)
    expect(await shown()).toEqual([200, true, 200, true])
  })

  it('opens to a practitioner with Finance the finances of their own clients alone', async () => {
    const account = dataOf(await test.ask('users.get', { userId: id('practitioner') }, 'owner'))
    const roles = [...account.roles, 'finance' as const]
    dataOf(await test.ask('users.saveAccount', { userId: id('practitioner'), roles }, 'owner'))
    const email = 'practitioner@sample.example.org'
    dataOf(await test.ask('identity.signIn', { email, password: PASSWORD }, 'practitioner'))
    const own = await listAll({}, 'practitioner')
    const mine = new Set(own.map((row) => row.clientId))
    const other = must(
      (await listAll({})).find((row) => !mine.has(row.clientId)),
      'a client of others',
    )
    const { clientId } = must(own[0], 'a client')
    expect((await test.ask('clients.getFinances', { clientId }, 'practitioner')).ok).toBe(true)
    expect(await test.ask('clients.getFinances', { clientId: other.clientId }, 'practitioner')).toMatchObject(
      { error: { code: 'FORBIDDEN' } },
    )
  })
})
