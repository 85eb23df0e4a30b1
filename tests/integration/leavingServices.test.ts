import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientId, CompensationTierId, ServiceId, UserId } from '#shared/domain/ids.ts'
import { SessionsClinic } from '#tests/support/sessionsClinic.ts'
import { dataOf } from '#tests/support/testApp.ts'

let clinic: SessionsClinic
let lea: UserId
let peer: UserId
let other: UserId
let tiered: UserId
let client: ClientId
let plain: ServiceId
let ofDiscipline: ServiceId
let ofTier: ServiceId
let tierId: CompensationTierId

beforeAll(async () => {
  clinic = await SessionsClinic.start()
  const { ask } = clinic.test
  const { disciplineId } = dataOf(await ask('disciplines.add', { name: 'Occupational Therapy' }))
  tierId = dataOf(await ask('compensationTiers.add', { name: 'Senior' })).compensationTierId
  lea = await clinic.add('lea', ['practitioner'], { disciplineId, compensationTierId: tierId })
  tiered = await clinic.add('tia', ['practitioner'], { disciplineId, compensationTierId: tierId })
  peer = await clinic.add('pea', ['practitioner'], { disciplineId })
  other = await clinic.add('olo', ['practitioner'])
  plain = await clinic.service('Plain')
  ofDiscipline = await clinic.service('Sensory', { disciplineId })
  ofTier = await clinic.service('Senior sensory', { disciplineId, tierId })
  client = await clinic.client('Cleo', lea)
  const day = '2026-11-09'
  for (const [index, serviceId] of [plain, ofDiscipline, ofTier].entries()) {
    const session = { practitionerId: lea, clientId: client, serviceId, day, startMinute: 540 + index * 60 }
    await clinic.enter({ ...session, durationMinutes: 45, isDirect: true, isBillable: true })
  }
})
afterAll(() => clinic.test.stop())

const holders = async (userId: UserId): Promise<string[]> =>
  dataOf(await clinic.test.ask('users.listUpcomingSessions', { userId })).sessions.map(
    ({ serviceName }) => serviceName,
  )

describe('leaving, and what whoever takes over offers (product 22, 38)', () => {
  it('says before, per person and service, which sessions can’t go along', async () => {
    const takerIds = [tiered, peer, other]
    const { takers } = dataOf(await clinic.test.ask('leaving.checkTakers', { userId: lea, takerIds }))
    expect(takers.map(({ userId, cannotOffer }) => [userId, cannotOffer.toSorted()])).toEqual([
      [tiered, []],
      [peer, [ofTier]],
      [other, [ofDiscipline, ofTier].toSorted()],
    ])
    const [held] = dataOf(await clinic.test.ask('leaving.preview', { userId: lea })).clients
    expect(held?.services.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { serviceId: plain, name: 'Plain', sessionCount: 1 },
      { serviceId: ofTier, name: 'Senior sensory', sessionCount: 1 },
      { serviceId: ofDiscipline, name: 'Sensory', sessionCount: 1 },
    ])
  })

  it('leaves such sessions where they are, hands over the others, and lets somebody give them on', async () => {
    const choice = { clientId: client, takerId: other, sessions: 'handOver' } as const
    const input = { userId: lea, clients: [choice], crews: [], students: [] }
    expect(dataOf(await clinic.test.ask('leaving.leave', input))).toMatchObject({
      handedOver: 1,
      sessionsHandedOver: 1,
      sessionsUnheld: 2,
    })
    expect(await holders(other)).toEqual(['Plain'])
    expect(await holders(lea)).toEqual(['Sensory', 'Senior sensory'])
    const found = dataOf(await clinic.test.ask('sessions.findPeople', { search: 'lea' })).people
    expect(found).toMatchObject([{ userId: lea, treats: false }])
    // Home says so to those who can give them on, and to nobody else.
    const unheld = async (seat?: string) => dataOf(await clinic.test.ask('home.getToday', {}, seat)).unheld
    expect(await unheld()).toMatchObject([{ person: { userId: lea }, count: 2, firstDay: '2026-11-09' }])
    expect(await unheld('pea')).toEqual([])
    const week = await clinic.week(lea, '2026-11-09')
    expect(week).toMatchObject({ mayEdit: false, mayChange: true })
    // Somebody gives one of them to a person who does offer it, on the page Sessions.
    const [session] = week.sessions
    if (session === undefined) throw new Error('No session stayed')
    const { sessionId, clientId, serviceId, day, startMinute, durationMinutes } = session
    const rest = { clientId, serviceId, day, startMinute, durationMinutes, isDirect: true, isBillable: true }
    const give = (practitionerId: UserId) =>
      clinic.test.ask('sessions.change', { sessionId, practitionerId, ...rest })
    expect(await give(other)).toMatchObject({ error: { code: 'BAD_INPUT' } })
    dataOf(await give(peer))
    expect(await holders(peer)).toEqual(['Sensory'])
    dataOf(await clinic.test.ask('leaving.reactivate', { userId: lea, clients: 'all' }))
    // What was given to somebody since stays there.
    expect(await holders(lea)).toEqual(['Plain', 'Senior sensory'])
    expect(await holders(other)).toEqual([])
  })
})
