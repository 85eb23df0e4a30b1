import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { type ClientId, type CrewId, type UserId, userIdSchema } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { readLog } from '#tests/support/readLog.ts'
import { ADMIN, listHolders, SAMPLE_PASSWORD, startSampleDesk } from '#tests/support/sampleDesk.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

const MANAGER = 'manager'
let test: TestApp
let managerId: UserId
let ownCrew: CrewId
let otherCrew: CrewId
beforeAll(async () => {
  test = await startSampleDesk()
  const email = 'manager@sample.example.org'
  dataOf(await test.ask('identity.signIn', { email, password: SAMPLE_PASSWORD }, MANAGER))
  managerId = userIdSchema.parse(
    must(dataOf(await test.ask('session.get', {}, MANAGER)).person, 'the Manager').userId,
  )
  ownCrew = must((await listed(MANAGER))[0], 'their crew').crewId
  otherCrew = must(
    (await listed()).find((crew) => crew.managerId !== managerId),
    'another',
  ).crewId
}, 60_000)
afterAll(() => test.stop())

const listed = async (seat?: string): Promise<OutputOf<'crews.list'>['crews']> =>
  dataOf(await test.ask('crews.list', {}, seat)).crews
const membersOf = async (crewId: CrewId): Promise<UserId[]> =>
  dataOf(await test.ask('crews.get', { crewId })).members.map(({ userId }) => userId)
const change = (crewId: CrewId, added: UserId[], removed: UserId[], seat?: string) =>
  test.ask('crews.changeMembers', { crewId, added, removed }, seat)

/** Somebody of another crew with a client whom nobody of the Manager's crew treats. */
async function findOutsider(): Promise<{ userId: UserId; clientId: ClientId }> {
  for (const userId of await membersOf(otherCrew)) {
    const { clients } = dataOf(await test.ask('users.listClients', { userId }))
    for (const { clientId } of clients) {
      const seen = await test.ask('clients.getChart', { clientId }, MANAGER)
      if (!seen.ok) return { userId, clientId }
    }
  }
  throw new Error('the Manager sees everybody')
}

describe('Crews (product 26, section 3)', () => {
  it('a Manager sees their own crew and no other, and changes nothing', async () => {
    expect((await listed(MANAGER)).every((crew) => crew.managerId === managerId)).toBe(true)
    expect((await listed()).length).toBeGreaterThan((await listed(MANAGER)).length)
    expect(dataOf(await test.ask('crews.get', { crewId: ownCrew }, MANAGER)).members.length).toBeGreaterThan(
      0,
    )
    expect(await test.ask('crews.get', { crewId: otherCrew }, MANAGER)).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
    expect(await change(ownCrew, [], [], MANAGER)).toMatchObject({ error: { code: 'FORBIDDEN' } })
    const forged = { crewId: ownCrew, name: 'Mine', managerId }
    expect(await test.ask('crews.save', forged, MANAGER)).toMatchObject({ error: { code: 'FORBIDDEN' } })
  })

  it('what a Manager sees follows the members at once: in with the member, out with them', async () => {
    const { userId, clientId } = await findOutsider()
    const look = () => test.ask('clients.getChart', { clientId }, MANAGER)
    dataOf(await change(ownCrew, [userId], [], ADMIN))
    expect(await look()).toMatchObject({ ok: true })
    dataOf(await change(ownCrew, [], [userId], ADMIN))
    expect(await look()).toMatchObject({ error: { code: 'FORBIDDEN' } })
    // And the whole crew with its Manager.
    dataOf(await change(ownCrew, [userId], []))
    dataOf(await test.ask('crews.setCurrent', { crewId: ownCrew, isCurrent: false }))
    expect(await look()).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await listed(MANAGER)).toEqual([])
    dataOf(await test.ask('crews.setCurrent', { crewId: ownCrew, isCurrent: true }))
    expect(await look()).toMatchObject({ ok: true })
    const { name } = dataOf(await test.ask('crews.get', { crewId: ownCrew }))
    dataOf(await test.ask('crews.save', { crewId: ownCrew, name, managerId: null }))
    expect(await look()).toMatchObject({ error: { code: 'FORBIDDEN' } })
    dataOf(await test.ask('crews.save', { crewId: ownCrew, name, managerId }))
    dataOf(await change(ownCrew, [], [userId]))
  })

  it('takes in many in one act, and only active people who treat', async () => {
    const { crewId } = dataOf(await test.ask('crews.add', { name: 'Holiday cover', managerId }))
    const found = dataOf(await test.ask('crews.findPeople', { crewId, search: '' }))
    const people = found.people.slice(0, 20).map(({ userId }) => userId)
    const before = (await readLog(test, 'crew.memberAdded')).length
    dataOf(await change(crewId, people, []))
    expect((await membersOf(crewId)).toSorted()).toEqual(people.toSorted())
    const entries = (await readLog(test, 'crew.memberAdded')).slice(before)
    expect(entries).toHaveLength(people.length)
    expect(new Set(entries.map((entry) => entry['act_id'])).size).toBe(1)
    const left = dataOf(await test.ask('crews.findPeople', { crewId, search: '' }))
    expect(left.count).toBe(found.count - people.length)
    const office = must((await listHolders(test, ['officeAdmin']))[0], 'an Office Admin').userId
    const gone = must((await listHolders(test, ['practitioner'], 'inactive'))[0], 'who is inactive').userId
    for (const userId of [office, gone])
      expect(await change(crewId, [userId], [])).toMatchObject({
        error: { code: 'BAD_INPUT', data: { fields: { added: 'notOneOf' } } },
      })
  })

  it('has a Manager who holds that role, and a name of its own', async () => {
    const practitioner = must((await listHolders(test, ['studentPractitioner']))[0], 'a student').userId
    expect(await test.ask('crews.add', { name: 'Wrong', managerId: practitioner })).toMatchObject({
      error: { code: 'BAD_INPUT', data: { fields: { managerId: 'notOneOf' } } },
    })
    const { name } = dataOf(await test.ask('crews.get', { crewId: otherCrew }))
    expect(await test.ask('crews.add', { name: name.toUpperCase(), managerId: null })).toMatchObject({
      error: { code: 'NAME_TAKEN', data: { name } },
    })
  })
})
