import type { ClientStatus } from '#shared/domain/clients.ts'
import { clientIdSchema, type ClientId } from '#shared/domain/ids.ts'
import { insertRow } from '../../db/writeRow.ts'
import { SAMPLE_MADE } from './act.ts'
import type { Making } from './making.ts'
import type { Gender } from './pickName.ts'
import { SCHOOLS } from './samplePlaces.ts'

export type SampleClient = {
  readonly id: ClientId
  readonly status: ClientStatus
  readonly since: string | null
}

export type ClientToMake = {
  readonly firstName: string
  readonly lastName: string
  readonly gender: Gender
  readonly address: string
  readonly status: ClientStatus
}

const CALLED = ['Bee', 'Coco', 'Jojo', 'Kit', 'Max', 'Sunny', 'Teddy', 'Mimi'] as const
const NOTES = [
  'Prefers the quiet room at the back. Likes to arrive early.',
  'Brings a communication tablet; please keep a socket free.',
  'Siblings come along on Wednesdays.',
  'Family speaks French at home; letters go out in both languages.',
  'Uses a wheelchair. Room 3 has the wide door.',
] as const

/** A child the clinic looks after; those on the waitlist have not begun yet. */
export function makeClient({ tx, dice, day }: Making, client: ClientToMake): SampleClient {
  const id = clientIdSchema.parse(tx.newId())
  const ageDays = dice.int(2 * 365, 17 * 365)
  const since = client.status === 'waitlist' ? null : day(-dice.int(30, Math.min(1400, ageDays))).date
  const pronouns = client.gender === 'woman' ? 'she/her' : 'he/him'
  insertRow(
    tx,
    'client',
    {
      id,
      first_name: client.firstName,
      last_name: client.lastName,
      preferred_name: dice.chance(0.08) ? dice.pick(CALLED) : '',
      birth_date: day(-ageDays).date,
      pronouns: dice.chance(0.04) ? 'they/them' : pronouns,
      status: client.status,
      since,
      phone: '',
      email: '',
      address: client.address,
      school: ageDays > 3 * 365 ? dice.pick(SCHOOLS) : '',
      notes: dice.chance(0.25) ? dice.pick(NOTES) : '',
    },
    SAMPLE_MADE,
  )
  return { id, status: client.status, since }
}
