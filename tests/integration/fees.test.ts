import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import type { ClientId, ServiceId, UserId } from '#shared/domain/ids.ts'
import { SessionsClinic } from '#tests/support/sessionsClinic.ts'
import { dataOf } from '#tests/support/testApp.ts'

type Line = OutputOf<'clients.getFinances'>['months'][number]['services'][number]

let clinic: SessionsClinic
let pia: UserId
let mia: ClientId
let speech: ServiceId
let play: ServiceId
let hour = 8
beforeAll(async () => {
  clinic = await SessionsClinic.start()
  pia = await clinic.add('pia', ['practitioner'])
  mia = await clinic.client('Mia', pia)
  speech = await clinic.service('Speech')
  play = await clinic.service('Play')
  await setFee(play, 4_000, true)
})
afterAll(() => clinic.test.stop())

async function setFee(serviceId: ServiceId, feeCents: number, isTaxable: boolean): Promise<void> {
  const { services } = dataOf(
    await clinic.test.ask('services.list', { search: '', isCurrent: true, from: 0, limit: 50 }),
  )
  const service = services.find((each) => each.serviceId === serviceId)
  if (service === undefined) throw new Error('no such service')
  const { name, disciplineId, compensationTierId, durationMinutes, code, isBillable } = service
  const fields = { name, disciplineId, compensationTierId, durationMinutes, code, isBillable }
  dataOf(await clinic.test.ask('services.save', { serviceId, ...fields, feeCents, isTaxable }))
}

const entry = (serviceId: ServiceId, startMinute: number) => ({
  practitionerId: pia,
  clientId: mia,
  serviceId,
  day: '2026-10-02',
  startMinute,
  durationMinutes: 45,
  isDirect: true,
  isBillable: true,
})

async function hold(serviceId: ServiceId): Promise<{ sessionId: string; startMinute: number }> {
  hour += 1
  const startMinute = hour * 60
  const { sessionId } = dataOf(await clinic.test.ask('sessions.add', entry(serviceId, startMinute)))
  dataOf(await clinic.test.ask('sessions.setStatus', { sessionId, status: 'completed' }))
  return { sessionId, startMinute }
}

async function lines(): Promise<Pick<Line, 'name' | 'count' | 'feeCents' | 'isTaxable'>[]> {
  const { months } = dataOf(await clinic.test.ask('clients.getFinances', { clientId: mia }))
  return months.flatMap(({ services }) =>
    services.map(({ name, count, feeCents, isTaxable }) => ({ name, count, feeCents, isTaxable })),
  )
}

describe('what a session costs (product 25, Finances)', () => {
  it('is what its service cost when it was entered, whatever it costs later', async () => {
    await hold(speech)
    await setFee(speech, 9_500, true)
    await hold(speech)
    await hold(speech)
    expect(await lines()).toEqual([
      { name: 'Speech', count: 1, feeCents: 9_000, isTaxable: false },
      { name: 'Speech', count: 2, feeCents: 9_500, isTaxable: true },
    ])
    const money = dataOf(await clinic.test.ask('clients.getFinances', { clientId: mia }))
    expect(money).toMatchObject({ totalCents: 28_000, taxableCents: 19_000 })
  })

  it('stays when a session moves, and is the other service’s when it becomes that', async () => {
    const { sessionId, startMinute } = await hold(play)
    await setFee(play, 5_000, false)
    const moved = { sessionId, ...entry(play, startMinute + 5) }
    dataOf(await clinic.test.ask('sessions.change', moved))
    expect(await lines()).toContainEqual({ name: 'Play', count: 1, feeCents: 4_000, isTaxable: true })
    dataOf(await clinic.test.ask('sessions.change', { ...moved, serviceId: speech }))
    expect(await lines()).toContainEqual({ name: 'Speech', count: 3, feeCents: 9_500, isTaxable: true })
  })

  it('is what the service costs now, where a PC with an older program entered the session', async () => {
    const { sessionId } = await hold(play)
    await clinic.lay((run) =>
      run('UPDATE session SET fee_cents = NULL, is_taxable = NULL WHERE id = ?', sessionId),
    )
    await setFee(play, 6_000, true)
    expect(await lines()).toContainEqual({ name: 'Play', count: 1, feeCents: 6_000, isTaxable: true })
  })
})
