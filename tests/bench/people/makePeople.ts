import type { CompensationTierId, DisciplineId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { PersonToAdd } from '#backend/features/users/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import { type Draws, drawsFrom } from '../seeded.ts'
import {
  BIOS,
  FAMILY_ENDS,
  FAMILY_MIDDLES,
  FAMILY_NAMES,
  FAMILY_STARTS,
  FIRST_NAMES,
  MAIL_DOMAINS,
  TITLES,
} from './names.ts'

/** The clinic's disciplines and tiers that people are given. */
export type Lists = {
  readonly disciplineIds: readonly [DisciplineId, ...DisciplineId[]]
  readonly tierIds: readonly [CompensationTierId, ...CompensationTierId[]]
}

/** How somebody stands with signing in; `none` for most. */
export type SignIn = 'none' | 'fine' | 'never' | 'temporary' | 'used'
export type BenchPerson = { readonly person: PersonToAdd; readonly signIn: SignIn }

/** Every second name is a rare one, so that searches find few as well as many. */
function familyName(draws: Draws): string {
  if (draws.chance(0.5)) return draws.pickCommon(FAMILY_NAMES)
  return `${draws.pick(FAMILY_STARTS)}${draws.pick(FAMILY_MIDDLES)}${draws.pick(FAMILY_ENDS)}`
}

const digits = (draws: Draws, count: number): string =>
  Array.from({ length: count }, () => String(draws.below(10))).join('')

function phone(draws: Draws): string {
  const area = draws.pickCommon(['416', '647', '905', '514', '438', '604', '780'])
  return `+1 (${area}) ${digits(draws, 3)}-${digits(draws, 4)}`
}

function rolesOf(draws: Draws): Role[] {
  const at = draws.fraction()
  if (at < 0.002) return ['finance']
  if (at < 0.004) return ['owner', 'practitioner']
  if (at < 0.03) return ['manager']
  if (at < 0.3) return ['officeAdmin']
  if (at < 0.45) return ['studentPractitioner']
  return ['practitioner']
}

function signInOf(draws: Draws): SignIn {
  const at = draws.fraction()
  if (at < 0.01) return 'temporary'
  if (at < 0.015) return 'used'
  if (at < 0.1) return 'never'
  return at < 0.7 ? 'fine' : 'none'
}

function makePerson(draws: Draws, index: number, lists: Lists): BenchPerson {
  const firstName = draws.pickCommon(FIRST_NAMES)
  const lastName = familyName(draws)
  const isStaff = draws.chance(0.2)
  const roles = isStaff ? rolesOf(draws) : []
  const mailName = foldText(`${firstName}.${lastName}`).replace(/[^a-z.]+/g, '')
  const mail = (tail: string): string => `${mailName}${tail}@${draws.pickCommon(MAIL_DOMAINS)}`
  const hasRegistration = roles.includes('practitioner')
  return {
    signIn: isStaff ? signInOf(draws) : 'none',
    person: {
      kind: isStaff ? 'staff' : draws.chance(0.55) ? 'guardian' : 'contact',
      status: draws.chance(0.12) ? 'inactive' : 'active',
      firstName,
      lastName,
      title: draws.pick(TITLES),
      roles,
      disciplineId: isStaff ? draws.pick(lists.disciplineIds) : null,
      compensationTierId: isStaff ? draws.pick(lists.tierIds) : null,
      primaryEmail: mail(String(index)),
      secondaryEmail: draws.chance(0.2) ? mail(`.${index}.home`) : '',
      primaryPhone: phone(draws),
      secondaryPhone: draws.chance(0.2) ? phone(draws) : '',
      staffId: isStaff && draws.chance(0.3) ? `ST-${100_000 + index}` : '',
      registrationNumber: hasRegistration ? digits(draws, 5) : '',
      registrationExpiresOn: hasRegistration ? `2027-0${1 + draws.below(9)}-1${draws.below(10)}` : null,
      bio: draws.pick(BIOS),
    },
  }
}

/** Invented people, the same for the same seed, in no order of names. */
export function* makePeople(count: number, lists: Lists, seed = 20_261_005): Generator<BenchPerson> {
  const draws = drawsFrom(seed)
  for (let index = 0; index < count; index += 1) yield makePerson(draws, index, lists)
}
