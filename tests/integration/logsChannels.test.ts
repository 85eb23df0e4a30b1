import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuditClass, contract, type RouteName } from '#shared/contract/index.ts'
import { userIdSchema } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { startSampleApp } from '#tests/support/sampleFolder.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, DESK, type TestApp } from '#tests/support/testApp.ts'

const OWNER = { email: 'owner@sample.example.org', password: 'look around freely' }
const TEMPORARY = 'copper lantern harvest 88'
const EMERGENCY = 'stand'
const FILTERS = {
  person: null,
  clientId: null,
  kinds: [],
  period: { from: null, until: null },
  deviceId: null,
}
const NO_FILTERS = { kinds: [], roles: [], disciplineIds: [], signInStates: [] }

let test: TestApp
const PERIOD = { from: '2026-09-01', until: '2026-10-04' }
const ids = {
  timesheet: '',
  user: '',
  left: '',
  client: '',
  colleague: '',
}

/** What each call of these classes is asked with, and the verb it stands under: a new one without a line fails. */
const CALLS: Readonly<Record<string, { input: () => unknown; verb?: string; seat?: string }>> = {
  'users.list': {
    input: () => ({
      tab: 'active',
      search: 'silva',
      filters: NO_FILTERS,
      sort: { column: 'name', descending: false },
      from: { index: 0 },
      limit: 10,
    }),
  },
  'users.find': { input: () => ({ search: 'silva' }) },
  'users.get': { input: () => ({ userId: ids.user }) },
  'clients.list': {
    input: () => ({
      tab: 'all',
      search: 'silva',
      filters: { practitionerIds: [] },
      sort: { column: 'name', descending: false },
      from: { index: 0 },
      limit: 10,
    }),
  },
  'clients.find': { input: () => ({ search: 'silva' }) },
  'clients.findPeople': { input: () => ({ relation: 'guardian', search: 'silva' }) },
  'clients.listSessions': { input: () => ({ clientId: ids.client }) },
  'clients.getFinances': { input: () => ({ clientId: ids.client }) },
  'clients.getChart': { input: () => ({ clientId: ids.client }), verb: 'client.viewed' },
  'leaving.preview': { input: () => ({ userId: ids.user }) },
  'leaving.previewReturn': { input: () => ({ userId: ids.left }) },
  'merging.find': { input: () => ({ kind: 'user', id: ids.user, search: '' }) },
  'merging.preview': {
    input: () => ({ kind: 'user', keptId: ids.user, mergedId: ids.colleague }),
  },
  'accessReview.get': { input: () => ({}) },
  'accessReview.getDocument': { input: () => ({ reviewId: '2026-Q4' }) },
  'team.export': { input: () => ({ format: 'json' }) },
  'reports.export': { input: () => ({ report: 'people', months: 12 }) },
  'review.list': { input: () => ({ limit: 10 }) },
  'sessions.listWeek': { input: () => ({ userId: ids.user, day: null }) },
  'sessions.findClients': { input: () => ({ practitionerId: ids.colleague, search: 'an' }) },
  'timesheets.listSessions': { input: () => ({ userId: ids.user, ...PERIOD }) },
  'timesheets.exportSessions': { input: () => ({ userId: ids.user, ...PERIOD }) },
  'timesheets.list': { input: () => ({ status: 'submitted', whose: 'all', before: null, limit: 10 }) },
  'timesheets.get': { input: () => ({ timesheetId: ids.timesheet }) },
  'timesheets.export': { input: () => ({ timesheetId: ids.timesheet }) },
  'timesheets.print': { input: () => ({ timesheetId: ids.timesheet }) },
  'setUpLike.preview': { input: () => ({ userId: ids.user, likeId: ids.colleague }) },
  'transfer.exportUsers': {
    input: () => ({
      which: { by: 'filters', tab: 'active', search: '', filters: NO_FILTERS },
      sort: { column: 'name', descending: false },
    }),
  },
  'transfer.exportClients': {
    input: () => ({
      tab: 'all',
      search: '',
      filters: { practitionerIds: [] },
      sort: { column: 'name', descending: false },
    }),
  },
  'transfer.printStaff': {
    input: () => ({
      which: { by: 'filters', tab: 'active', search: '', filters: NO_FILTERS },
      sort: { column: 'name', descending: false },
    }),
  },
  'slips.firstSignIn': { input: () => ({ userId: ids.user, password: TEMPORARY }) },
  'emergency.search': { input: () => ({ search: 'an' }), seat: EMERGENCY },
  'emergency.get': { input: () => ({ clientId: ids.client }), seat: EMERGENCY },
  'logs.list': { input: () => ({ filters: FILTERS, before: null, limit: 10 }) },
  'logs.getAct': { input: () => ({ actId: ids.user, afterSeq: 0 }) },
  'logs.whoSaw': { input: () => ({ clientId: ids.client, before: null }) },
  'logs.export': { input: () => ({ filters: FILTERS }) },
}
const CLASSES: readonly AuditClass[] = ['view', 'search', 'export']
const isRoute = (name: string): name is RouteName => Object.hasOwn(contract, name)
const routes = Object.keys(contract).filter((name) => isRoute(name) && CLASSES.includes(contract[name].audit))

async function addStaff(firstName: string): Promise<string> {
  const person = { as: 'staff', firstName, lastName: 'Silva', title: '', disciplineId: null } as const
  const rest = {
    email: `${firstName}@maple.example`,
    roles: ['practitioner' as const],
    compensationTierId: null,
  }
  return dataOf(await test.ask('users.add', { ...person, ...rest })).userId
}

/** A signed access review and a team page, for what is given of them. */
async function makeDocuments(): Promise<void> {
  const database = await openClinicFile(test)
  const signIns = database.prepare("SELECT id FROM credential WHERE password_hash <> ''").pluck().all()
  database.close()
  const reviewId = '2026-Q4'
  for (const id of signIns)
    await test.ask('accessReview.decide', { reviewId, userId: userIdSchema.parse(id), decision: 'keep' })
  dataOf(await test.ask('accessReview.finish', { reviewId }))
  const clinic = dataOf(await test.ask('clinic.get', {}))
  dataOf(await test.ask('clinic.save', { ...clinic, hasTeamPage: true }))
}

beforeAll(async () => {
  test = await startSampleApp()
  dataOf(await test.ask('identity.signIn', OWNER))
  const { recoveryKey } = dataOf(await test.ask('recovery.renew', {}))
  ids.user = await addStaff('ana')
  ids.left = await addStaff('lea')
  ids.colleague = await addStaff('cleo')
  dataOf(await test.ask('users.setTemporaryPassword', { userId: ids.user, password: TEMPORARY }))
  await makeDocuments()
  dataOf(await test.ask('leaving.leave', { userId: ids.left, clients: [], crews: [], students: [] }))
  // Not by the list itself: the same view is not noted twice within minutes.
  const file = await openClinicFile(test)
  const waiting = file.prepare("SELECT id FROM timesheet WHERE status = 'submitted' LIMIT 1")
  ids.timesheet = String(waiting.pluck().get())
  file.close()
  ids.client = must(
    dataOf(await test.ask('logs.findSubjects', { search: '' })).clients[0],
    'a client',
  ).clientId
  const asker = { name: 'Robin Relief', reason: 'A client is unwell, whom to call' }
  dataOf(await test.ask('emergency.open', { recoveryKey, ...asker }, EMERGENCY))
})
afterAll(() => test.stop())

describe('every call that shows something (L2)', () => {
  it('stands in the log once: who, when, on which PC, about whom, and that it was let through', async () => {
    expect(routes.toSorted()).toEqual(Object.keys(CALLS).toSorted())
    const self = dataOf(await test.ask('session.get', {})).person?.userId
    const before = new Map<string, number>()
    const verbOf = (route: string): string => CALLS[route]?.verb ?? route
    for (const route of routes) before.set(route, (await readLog(test, verbOf(route))).length)
    for (const route of routes) {
      const call = must(CALLS[route], route)
      expect(await test.raw(route, call.input(), call.seat ?? DESK), route).toMatchObject({ ok: true })
    }
    await new Promise((wake) => setTimeout(wake, 4500))
    const wrong: string[] = []
    for (const route of routes) {
      const entries = (await readLog(test, verbOf(route))).slice(before.get(route))
      const [entry] = entries
      const isBySelf =
        CALLS[route]?.seat === EMERGENCY ? entry?.['actor_id'] === null : entry?.['actor_id'] === self
      const isFull =
        entry?.['at'] === test.clock.now && entry['outcome'] === 'done' && entry['device_id'] !== ''
      const input = must(CALLS[route], route).input()
      const about = JSON.stringify([entry?.['about_user_id'], entry?.['about_client_id']])
      const isAbout = [ids.user, ids.left, ids.client].every(
        (id) => route === 'logs.getAct' || !JSON.stringify(input).includes(id) || about.includes(id),
      )
      if (entries.length !== 1 || !isBySelf || !isFull || !isAbout) wrong.push(`${route}: ${entries.length}`)
    }
    console.log(
      `L2: ${routes.length} calls of the classes view, search and export, ${wrong.length} not in the log`,
    )
    expect(wrong).toEqual([])
  })

  it('names in "who saw" whoever came through the emergency view, too (L6)', async () => {
    const client = must(dataOf(await test.ask('logs.findSubjects', { search: '' })).clients[0], 'a client')
    const { people } = dataOf(await test.ask('logs.whoSaw', { clientId: client.clientId, before: null }))
    expect(people.map(({ emergencyName, times }) => [emergencyName, times])).toEqual(
      expect.arrayContaining([
        ['Robin Relief', 1],
        // Chart, sessions and finances, each once.
        [null, 3],
      ]),
    )
    expect(people).toHaveLength(2)
  })
})
