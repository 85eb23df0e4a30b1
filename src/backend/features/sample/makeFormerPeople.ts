import type { Relation } from '#shared/domain/clients.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { UserKind } from '#shared/domain/users.ts'
import { must } from '#shared/lib/must.ts'
import { BLANK_PERSON, insertPerson } from '../users/index.ts'
import { FAMILY_DOMAINS, STAFF_DOMAINS } from './contactDetails.ts'
import { linkPerson } from './linkPerson.ts'
import type { SampleClient } from './makeClient.ts'
import type { SampleDiscipline, SampleTiers } from './makeClinic.ts'
import type { Making } from './making.ts'
import { pickName } from './pickName.ts'

type Former = {
  readonly count: number
  readonly kind: UserKind
  readonly roles: readonly Role[]
  /** What they were to clients; undefined for those who treated nobody. */
  readonly relation?: Relation
  readonly label: string
}

/** 60 people who are inactive. */
const FORMER: readonly Former[] = [
  { count: 12, kind: 'staff', roles: ['practitioner'], relation: 'practitioner', label: '' },
  { count: 8, kind: 'staff', roles: ['studentPractitioner'], relation: 'practitioner', label: '' },
  { count: 2, kind: 'staff', roles: ['officeAdmin'], label: '' },
  { count: 26, kind: 'guardian', roles: [], relation: 'guardian', label: 'Former guardian' },
  { count: 12, kind: 'contact', roles: [], relation: 'contact', label: 'Former teacher' },
]

function makeFormer(making: Making, former: Former, of: SampleDiscipline, tiers: SampleTiers): UserId {
  const { tx, dice, details, day } = making
  const { firstName, lastName } = pickName(dice)
  const isStaff = former.kind === 'staff'
  const isLicensed = former.roles.includes('practitioner')
  const treats = former.relation === 'practitioner'
  const staffTitle = treats ? of.title : 'Admin'
  return insertPerson(tx, {
    ...BLANK_PERSON,
    kind: former.kind,
    status: 'inactive',
    firstName,
    lastName,
    title: isStaff ? staffTitle : '',
    roles: former.roles,
    disciplineId: treats ? of.id : null,
    compensationTierId: isLicensed ? dice.pick([tiers.associate, tiers.senior]) : null,
    primaryEmail: details.email(firstName, lastName, isStaff ? STAFF_DOMAINS : FAMILY_DOMAINS),
    primaryPhone: details.phone(),
    registrationNumber: isLicensed ? String(dice.int(6000, 7999)) : '',
    registrationExpiresOn: isLicensed ? day(-dice.int(30, 600)).date : null,
  })
}

/** People who left: they stand under "Inactive", and what they were to their clients is over. */
export function makeFormerPeople(
  making: Making,
  disciplines: readonly SampleDiscipline[],
  tiers: SampleTiers,
  clients: readonly SampleClient[],
): void {
  const { dice } = making
  const known = dice.shuffle(clients.filter(({ since }) => since !== null))
  let next = 0
  for (const former of FORMER) {
    for (let made = 0; made < former.count; made += 1) {
      const userId = makeFormer(making, former, dice.pick(disciplines), tiers)
      if (former.relation === undefined) continue
      const client = must(known[next], 'a client of somebody who left')
      next += 1
      linkPerson(making, {
        clientId: client.id,
        userId,
        relation: former.relation,
        label: former.label,
        since: client.since,
        isOver: true,
      })
    }
  }
}
