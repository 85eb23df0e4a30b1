import type { CompensationTierId, DisciplineId, UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import { updateRow } from '../../db/writeRow.ts'
import { BLANK_PERSON, insertPerson } from '../users/index.ts'
import { SAMPLE_MADE } from './act.ts'
import { STAFF_DOMAINS } from './contactDetails.ts'
import type { SampleDiscipline, SampleTiers } from './makeClinic.ts'
import { makeCredential, type SampleAccess } from './makeCredential.ts'
import type { Making } from './making.ts'
import { pickName } from './pickName.ts'
import { PRACTITIONERS_WITH_ACCENTS } from './sampleNames.ts'
import { SIGN_IN_PEOPLE } from './sampleSignIns.ts'

/** Somebody who treats clients. */
export type Treating = {
  readonly id: UserId
  readonly disciplineId: DisciplineId
  readonly tierId: CompensationTierId | null
  readonly isManager: boolean
}

export type SampleStaff = {
  readonly practitioners: readonly Treating[]
  readonly students: readonly Treating[]
  /** Manages the first crew and treats nobody. */
  readonly managerId: UserId
}

/** Days until the licences that need somebody end, by the practitioner's number; the others have long to go. */
const LICENCE_DAYS: Readonly<Record<number, number>> = {
  3: 12,
  8: 25,
  13: 41,
  18: 55,
  21: 77,
  27: 88,
  33: -9,
}
const WITHOUT_EXPIRY = [6, 15, 24, 38]

const PRACTITIONER_ACCESS: Readonly<Record<number, SampleAccess>> = {
  5: { is: 'temporaryUnused', hoursLeft: 31 },
  11: { is: 'temporaryUnused', hoursLeft: 3 },
  17: { is: 'temporaryUnused', hoursLeft: -20 },
  23: { is: 'temporaryUsed', hoursLeft: 12 },
  29: { is: 'neverSignedIn' },
  35: { is: 'none' },
}
const STUDENT_ACCESS: Readonly<Record<number, SampleAccess>> = {
  3: { is: 'temporaryUnused', hoursLeft: 44 },
  6: { is: 'temporaryUnused', hoursLeft: -70 },
  9: { is: 'temporaryUsed', hoursLeft: 30 },
  11: { is: 'neverSignedIn' },
}

/** What some practitioners do besides treating, by their number. */
const MORE_ROLES: Readonly<Record<number, readonly Role[]>> = {
  1: ['owner'],
  14: ['manager'],
  20: ['manager', 'finance'],
  34: ['manager'],
}
const FIRST_WITH_ACCENTS = 2

const BIOS = [
  'Works with preschool children and their families, mostly through play.',
  'Came to the clinic from a school board and still likes classrooms best.',
  'Interested in feeding, sleep and everything else that happens at home.',
  'Sees teenagers and young adults; runs the Thursday group.',
]

/** Days until the placements end that need somebody soon, by the student's number; the others have months to go. */
const PLACEMENT_DAYS: Readonly<Record<number, number>> = { 2: 3, 5: 12, 8: 27 }
const PLACEMENT_DAYS_ELSE = 75

type Named = { readonly firstName: string; readonly lastName: string; readonly email: string }

function nameStaff({ details }: Making, name: { firstName: string; lastName: string }): Named {
  return { ...name, email: details.email(name.firstName, name.lastName, STAFF_DOMAINS) }
}

function tierOf(number: number, tiers: SampleTiers): CompensationTierId {
  if (number % 8 === 1) return tiers.lead
  return number % 3 === 0 ? tiers.senior : tiers.associate
}

function makePractitioner(
  making: Making,
  number: number,
  discipline: SampleDiscipline,
  tierId: CompensationTierId,
): Treating {
  const { tx, dice, details, day } = making
  const accented = PRACTITIONERS_WITH_ACCENTS[number - FIRST_WITH_ACCENTS]
  const chosen = accented === undefined ? pickName(dice) : { firstName: accented[0], lastName: accented[1] }
  const { firstName, lastName, email } =
    number === 0 ? SIGN_IN_PEOPLE.practitioner : nameStaff(making, chosen)
  const more = MORE_ROLES[number] ?? []
  const expiresIn = LICENCE_DAYS[number] ?? dice.int(120, 700)
  const id = insertPerson(tx, {
    ...BLANK_PERSON,
    kind: 'staff',
    firstName,
    lastName,
    title: discipline.title,
    roles: [...more, 'practitioner'],
    disciplineId: discipline.id,
    compensationTierId: tierId,
    primaryEmail: email,
    primaryPhone: details.phone(),
    secondaryPhone: dice.chance(0.3) ? details.phone() : '',
    registrationNumber: String(4300 + number * 37 + dice.int(0, 36)),
    registrationExpiresOn: WITHOUT_EXPIRY.includes(number) ? null : day(expiresIn).date,
    bio: dice.chance(0.6) ? dice.pick(BIOS) : '',
  })
  makeCredential(making, id, PRACTITIONER_ACCESS[number] ?? { is: 'fine' })
  return { id, disciplineId: discipline.id, tierId, isManager: more.includes('manager') }
}

/** Gives a student a supervisor of their discipline and the day on which the placement ends. */
function place({ tx, day }: Making, id: UserId, number: number, supervisors: readonly Treating[]): void {
  const supervisor = supervisors[number % Math.max(1, supervisors.length)]
  const endsIn = PLACEMENT_DAYS[number] ?? PLACEMENT_DAYS_ELSE + number * 7
  updateRow(
    tx,
    'user',
    id,
    { supervisor_id: supervisor?.id ?? null, placement_ends_on: day(endsIn).date },
    SAMPLE_MADE,
  )
}

function makeStudent(making: Making, number: number, discipline: SampleDiscipline): Treating {
  const { tx, dice, details } = making
  const { firstName, lastName, email } =
    number === 0 ? SIGN_IN_PEOPLE.student : nameStaff(making, pickName(dice))
  const id = insertPerson(tx, {
    ...BLANK_PERSON,
    kind: 'staff',
    firstName,
    lastName,
    title: `${discipline.title} Student`,
    roles: ['studentPractitioner'],
    disciplineId: discipline.id,
    primaryEmail: email,
    primaryPhone: details.phone(),
  })
  makeCredential(making, id, STUDENT_ACCESS[number] ?? { is: 'fine' })
  return { id, disciplineId: discipline.id, tierId: null, isManager: false }
}

function makeOfficePerson(making: Making, person: Named, title: string, roles: readonly Role[]): UserId {
  const { firstName, lastName, email } = person
  const id = insertPerson(making.tx, {
    ...BLANK_PERSON,
    kind: 'staff',
    firstName,
    lastName,
    title,
    roles,
    primaryEmail: email,
    primaryPhone: making.details.phone(),
  })
  makeCredential(making, id, { is: 'fine' })
  return id
}

/**
 * Everybody who works here now: the office, 40 practitioners (one of them owns the clinic with another, three manage
 * a crew) and 12 students.
 */
export function makeStaff(
  making: Making,
  disciplines: readonly SampleDiscipline[],
  tiers: SampleTiers,
): SampleStaff {
  makeOfficePerson(making, SIGN_IN_PEOPLE.owner, 'Clinic Director', ['owner'])
  makeOfficePerson(making, SIGN_IN_PEOPLE.admin, 'Admin', ['officeAdmin'])
  const managerId = makeOfficePerson(making, SIGN_IN_PEOPLE.manager, 'Program Manager', ['manager'])
  const bookkeeper = nameStaff(making, { firstName: 'Bram', lastName: 'Oosterhuis' })
  makeOfficePerson(making, bookkeeper, 'Bookkeeper', ['finance'])

  const posts = (count: (discipline: SampleDiscipline) => number): SampleDiscipline[] =>
    disciplines.flatMap((discipline) => Array.from({ length: count(discipline) }, () => discipline))
  const practitioners = posts((one) => one.practitioners).map((discipline, number) =>
    makePractitioner(making, number, discipline, tierOf(number, tiers)),
  )
  const students = posts((one) => one.students).map((discipline, number) =>
    makeStudent(making, number, discipline),
  )
  for (const [number, { id, disciplineId }] of students.entries()) {
    const supervisors = practitioners.filter((one) => one.disciplineId === disciplineId)
    place(making, id, number, supervisors)
  }
  return { practitioners, students, managerId }
}
