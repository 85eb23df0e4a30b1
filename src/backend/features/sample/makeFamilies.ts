import type { ClientStatus } from '#shared/domain/clients.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { BLANK_PERSON, insertPerson } from '../users/index.ts'
import { FAMILY_DOMAINS } from './contactDetails.ts'
import { linkPerson } from './linkPerson.ts'
import { makeClient, type SampleClient } from './makeClient.ts'
import type { Making } from './making.ts'
import { pickFirstName, pickGender, type Gender } from './pickName.ts'
import { FAMILY_NAMES, UNUSUAL_GUARDIANS } from './sampleNames.ts'

type Relative = { readonly label: string; readonly gender: Gender }
type Guardian = { readonly id: UserId; readonly label: string; readonly hasEmail: boolean }

const many = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)

/** 300 families with 450 children and 480 guardians. */
const CHILDREN = [...many(180, 1), ...many(90, 2), ...many(30, 3)]
const GUARDIANS = [...many(120, 1), ...many(180, 2)]
const STATUSES: readonly ClientStatus[] = [
  ...many(300, 'active' as const),
  ...many(48, 'waitlist' as const),
  ...many(32, 'onHold' as const),
  ...many(70, 'discharged' as const),
]

const MOTHER: Relative = { label: 'Mother', gender: 'woman' }
const FATHER: Relative = { label: 'Father', gender: 'man' }
const ALONE: readonly Relative[] = [
  ...many(6, MOTHER),
  ...many(3, FATHER),
  { label: 'Grandmother', gender: 'woman' },
  { label: 'Grandfather', gender: 'man' },
  { label: 'Aunt', gender: 'woman' },
  { label: 'Foster mother', gender: 'woman' },
]
const COUPLES: readonly (readonly Relative[])[] = [
  ...many(14, [MOTHER, FATHER]),
  ...many(2, [FATHER, MOTHER]),
  [MOTHER, MOTHER],
  [FATHER, FATHER],
  [MOTHER, { label: 'Stepfather', gender: 'man' }],
  [FATHER, { label: 'Stepmother', gender: 'woman' }],
]

function makeGuardian(
  making: Making,
  name: { firstName: string; lastName: string },
  label: string,
): Guardian {
  const { tx, dice, details } = making
  const hasEmail = dice.chance(0.92)
  const isReachedTwice = dice.chance(0.12)
  const id = insertPerson(tx, {
    ...BLANK_PERSON,
    ...name,
    kind: 'guardian',
    primaryEmail: hasEmail ? details.email(name.firstName, name.lastName, FAMILY_DOMAINS) : '',
    secondaryEmail:
      hasEmail && isReachedTwice ? details.email(name.lastName, name.firstName, FAMILY_DOMAINS) : '',
    primaryPhone: details.phone(),
    secondaryPhone: dice.chance(0.2) ? details.phone() : '',
  })
  return { id, label, hasEmail }
}

/** The grown-ups of one family; the first families have a guardian with an unusual name each. */
function makeGuardians(making: Making, family: number, count: number, familyName: string): Guardian[] {
  const { dice } = making
  const relatives = count === 1 ? [dice.pick(ALONE)] : dice.pick(COUPLES)
  const unusual = UNUSUAL_GUARDIANS[family]
  return relatives.map(({ label, gender }, place) => {
    if (unusual !== undefined && place === 0) return makeGuardian(making, unusual, unusual.relation)
    const lastName = place === 0 || dice.chance(0.75) ? familyName : dice.pick(FAMILY_NAMES)
    return makeGuardian(making, { firstName: pickFirstName(dice, gender), lastName }, label)
  })
}

function linkGuardians(making: Making, client: SampleClient, guardians: readonly Guardian[]): void {
  const { dice } = making
  for (const [place, guardian] of guardians.entries()) {
    linkPerson(making, {
      clientId: client.id,
      userId: guardian.id,
      relation: 'guardian',
      label: guardian.label,
      since: client.since,
      isPrimary: place === 0,
      hasPortalAccess: guardian.hasEmail && dice.chance(place === 0 ? 0.85 : 0.5),
      hasEmailNotifications: guardian.hasEmail && dice.chance(0.7),
      hasConsent: dice.chance(0.92),
    })
  }
}

/** Families: guardians, their children as clients, and what they are to each other. */
export function makeFamilies(making: Making): SampleClient[] {
  const { dice, details } = making
  const children = dice.shuffle(CHILDREN)
  const guardians = dice.shuffle(GUARDIANS)
  const statuses = dice.shuffle(STATUSES)
  const clients: SampleClient[] = []
  for (const [family, childCount] of children.entries()) {
    const lastName = UNUSUAL_GUARDIANS[family]?.lastName ?? dice.pick(FAMILY_NAMES)
    const address = details.address()
    const people = makeGuardians(making, family, guardians[family] ?? 1, lastName)
    const names = new Set<string>()
    while (names.size < childCount) {
      const gender = pickGender(dice)
      const firstName = pickFirstName(dice, gender)
      if (names.has(firstName)) continue
      names.add(firstName)
      const status = statuses[clients.length] ?? 'active'
      const client = makeClient(making, { firstName, lastName, gender, address, status })
      linkGuardians(making, client, people)
      clients.push(client)
    }
  }
  return clients
}
