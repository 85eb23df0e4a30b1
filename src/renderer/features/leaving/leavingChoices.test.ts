import { describe, expect, it } from 'vitest'
import { clientIdSchema, crewIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import {
  countChoices,
  type LeavingChoices,
  NO_CHOICES,
  type Offers,
  type Preview,
  toInput,
} from './leavingChoices.ts'

const uuid = (number: number): string => `01890000-0000-7000-8000-00000000000${number}`
const TAKER = uuid(8)
const OTHER = uuid(9)

const client = (number: number, sessionCount: number, isTreated = true): Preview['clients'][number] => ({
  clientId: clientIdSchema.parse(uuid(number)),
  name: `Client ${number}`,
  status: 'active',
  isTreated,
  sessionCount,
  nextSessionAt: null,
  services: sessionCount === 0 ? [] : [{ serviceId: 'plain', name: 'Plain', sessionCount }],
})

const PREVIEW: Preview = {
  clients: [client(1, 3), client(2, 2), client(3, 1, false)],
  relations: [],
  crews: [
    { crewId: crewIdSchema.parse(uuid(4)), name: 'A', isManaged: true, isMember: true, memberCount: 5 },
    { crewId: crewIdSchema.parse(uuid(5)), name: 'B', isManaged: false, isMember: true, memberCount: 5 },
  ],
  students: [{ userId: userIdSchema.parse(uuid(6)), name: 'Sam', endsOn: null }],
  roles: ['practitioner'],
  hasPassword: true,
  hasMfa: false,
  timezone: 'America/Toronto',
}

const NO_OFFERS: Offers = new Map()

describe('the choices of leaving', () => {
  it('count sessions as staying where whoever takes over does not offer their service', () => {
    const choices = { ...NO_CHOICES, forAll: { takerId: TAKER, sessions: 'handOver' as const } }
    const mixed = {
      ...client(1, 5),
      services: [
        { serviceId: 'plain', name: 'Plain', sessionCount: 3 },
        { serviceId: 'tiered', name: 'Tiered', sessionCount: 2 },
      ],
    }
    const offers: Offers = new Map([[TAKER, new Set(['tiered'])]])
    const preview = { ...PREVIEW, clients: [mixed, client(2, 1)] }
    expect(countChoices(preview, choices, offers)).toMatchObject({ handed: 2, moved: 4, unheld: 2 })
    const cancelled = {
      ...choices,
      own: { [mixed.clientId]: { takerId: TAKER, sessions: 'cancel' as const } },
    }
    expect(countChoices(preview, cancelled, offers)).toMatchObject({ moved: 1, cancelled: 5, unheld: 0 })
  })

  it('count nobody as missing for a client who is discharged', () => {
    const discharged = { ...client(1, 1), status: 'discharged' as const }
    const counts = countChoices({ ...PREVIEW, clients: [discharged, client(2, 0)] }, NO_CHOICES, NO_OFFERS)
    expect(counts).toMatchObject({ handed: 0, nobody: 1, unheld: 1 })
  })

  it('are nobody at first, and leave sessions where they are', () => {
    expect(countChoices(PREVIEW, NO_CHOICES, NO_OFFERS)).toEqual({
      handed: 0,
      nobody: 2,
      moved: 0,
      cancelled: 0,
      unheld: 6,
    })
    expect(toInput(uuid(7), PREVIEW, NO_CHOICES)).toEqual({
      userId: uuid(7),
      clients: [1, 2, 3].map((number) => ({ clientId: uuid(number), takerId: null, sessions: 'leave' })),
      crews: [{ crewId: uuid(4), managerId: null }],
      students: [{ userId: uuid(6), supervisorId: null }],
    })
  })

  it('hold for all clients but those with a choice of their own', () => {
    const choices: LeavingChoices = {
      forAll: { takerId: TAKER, sessions: 'handOver' },
      own: { [uuid(2)]: { takerId: OTHER, sessions: 'cancel' } },
      managers: { [uuid(4)]: OTHER },
      supervisors: {},
    }
    expect(countChoices(PREVIEW, choices, NO_OFFERS)).toEqual({
      handed: 2,
      nobody: 0,
      moved: 4,
      cancelled: 2,
      unheld: 0,
    })
    const { clients, crews } = toInput(uuid(7), PREVIEW, choices)
    expect(clients.map((one) => one.takerId)).toEqual([TAKER, OTHER, TAKER])
    expect(crews).toEqual([{ crewId: uuid(4), managerId: OTHER }])
  })
})
