import { must } from '#shared/lib/must.ts'
import { BLANK_PERSON, insertPerson } from '../users/index.ts'
import { FAMILY_DOMAINS } from './contactDetails.ts'
import { linkPerson } from './linkPerson.ts'
import type { SampleClient } from './makeClient.ts'
import type { Making } from './making.ts'
import { pickName, type Gender } from './pickName.ts'

/** 120 people around the clients: who, how many, and for how many clients each stands at most. */
const CONTACTS: readonly {
  readonly label: string
  readonly title: string
  readonly count: number
  readonly mostClients: number
  readonly gender?: Gender
}[] = [
  { label: 'Teacher', title: 'Teacher', count: 44, mostClients: 5 },
  { label: 'Family doctor', title: 'MD', count: 28, mostClients: 8 },
  { label: 'Paediatrician', title: 'MD', count: 10, mostClients: 8 },
  { label: 'School support', title: 'Education Assistant', count: 14, mostClients: 4 },
  { label: 'Social worker', title: 'Social Worker', count: 8, mostClients: 3 },
  { label: 'Grandmother', title: '', count: 8, mostClients: 1, gender: 'woman' },
  { label: 'Emergency contact', title: '', count: 8, mostClients: 1 },
]

/** Teachers, doctors and whoever else belongs to a client, each with the clients they know. */
export function makeContacts(making: Making, clients: readonly SampleClient[]): void {
  const { tx, dice, details } = making
  const deck = dice.shuffle(clients)
  let next = 0
  for (const { label, title, count, mostClients, gender } of CONTACTS) {
    for (let made = 0; made < count; made += 1) {
      const { firstName, lastName } = pickName(dice, gender)
      const userId = insertPerson(tx, {
        ...BLANK_PERSON,
        kind: 'contact',
        firstName,
        lastName,
        title,
        primaryEmail: dice.chance(0.7) ? details.email(firstName, lastName, FAMILY_DOMAINS) : '',
        primaryPhone: dice.chance(0.9) ? details.phone() : '',
      })
      for (let left = dice.int(1, mostClients); left > 0; left -= 1) {
        const client = must(deck[next % deck.length], 'a client for a contact')
        next += 1
        const hasConsent = dice.chance(0.8)
        linkPerson(making, {
          clientId: client.id,
          userId,
          relation: 'contact',
          label,
          since: client.since,
          hasConsent,
        })
      }
    }
  }
}
