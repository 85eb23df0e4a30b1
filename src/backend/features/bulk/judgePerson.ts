import type { BulkChange, BulkRow } from '#shared/contract/bulk.ts'
import type { BulkOutcome } from '#shared/domain/bulk.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { sortRoles, type Role } from '#shared/domain/roles.ts'
import { isLastActiveOwner, type OwnerFacts } from '#shared/domain/users.ts'
import type { FailureOf } from '#shared/contract/index.ts'
import type { Acting } from '../../call.ts'
import { judgeRoles, judgeStatus } from '../users/index.ts'
import type { BulkPerson } from './bulkRepository.ts'

/** What the clinic decides for everybody of a bulk change. */
export type BulkClinic = {
  readonly plan: Plan
  readonly owners: readonly OwnerFacts[]
  /** The name of what the change sets; empty where it takes away, or sets something without a name. */
  readonly name: string
}

type Refusal = FailureOf<'users.saveAccount'>['code']
type Judged = Pick<BulkRow, 'outcome' | 'before' | 'after'>

const yesNo = (is: boolean): string => (is ? 'yes' : 'no')

/** A refusal of the single act as the outcome of a row. */
function outcomeOf(code: Refusal, last: BulkOutcome): BulkOutcome {
  switch (code) {
    case 'OWN_STATUS':
    case 'OWN_ROLES':
      return 'yourself'
    case 'LAST_OWNER':
      return 'lastOwner'
    case 'OWNER_PROTECTED':
      return 'owner'
    case 'PLAN_FORBIDS_PRACTITIONER':
      return 'planHasNoRoom'
    default:
      return last
  }
}

/** The roles somebody would hold. */
export function rolesWith(held: readonly Role[], { role, isHeld }: { role: Role; isHeld: boolean }): Role[] {
  const others = held.filter((one) => one !== role)
  return sortRoles(isHeld ? [...others, role] : others)
}

function judgeRole(
  acting: Acting,
  person: BulkPerson,
  { plan }: BulkClinic,
  change: Extract<BulkChange, { what: 'role' }>,
): Judged {
  const wanted = rolesWith(person.roles, change)
  const told = { before: sortRoles(person.roles).join(','), after: wanted.join(',') }
  if (told.before === told.after) return { outcome: person.kind === 'staff' ? 'same' : 'notStaff', ...told }
  const judged = judgeRoles(acting, person, { held: person.roles, wanted, plan })
  if (judged.ok) return { outcome: 'change', ...told }
  return { outcome: outcomeOf(judged.error.code, person.kind === 'staff' ? 'onlyRole' : 'notStaff'), ...told }
}

function judgeStatusOf(
  acting: Acting,
  person: BulkPerson,
  clinic: BulkClinic,
  { status }: Extract<BulkChange, { what: 'status' }>,
): Judged {
  const told = { before: person.status, after: status }
  if (person.status === status) return { outcome: 'same', ...told }
  const judged = judgeStatus(acting, person, clinic, status)
  if (judged.ok) return { outcome: 'change', ...told }
  const outcome = outcomeOf(judged.error.code, 'owner')
  // An Office Admin may touch no owner; that it is the last one says more.
  const isLast = status === 'inactive' && isLastActiveOwner(person.userId, clinic.owners)
  return { outcome: outcome === 'owner' && isLast ? 'lastOwner' : outcome, ...told }
}

function judgeCrew(person: BulkPerson, { isMember }: Extract<BulkChange, { what: 'crew' }>): Judged {
  const told = { before: yesNo(person.isMember), after: yesNo(isMember) }
  if (person.isMember === isMember) return { outcome: 'same', ...told }
  if (!isMember) return { outcome: person.managesCrew ? 'managesCrew' : 'change', ...told }
  if (person.status === 'inactive') return { outcome: 'inactive', ...told }
  const isTreating = person.roles.some((role) => role === 'practitioner' || role === 'studentPractitioner')
  return { outcome: isTreating ? 'change' : 'notPractitioner', ...told }
}

function forStaff(person: BulkPerson, before: string, after: string, isSame: boolean): Judged {
  const outcome = person.kind !== 'staff' ? 'notStaff' : isSame ? 'same' : 'change'
  return { outcome, before, after }
}

/** What a bulk change does to one person, by the rules of the single acts; `gone` where nobody is there. */
export function judgePerson(
  acting: Acting,
  userId: UserId,
  person: BulkPerson | undefined,
  { clinic, change }: { readonly clinic: BulkClinic; readonly change: BulkChange },
): BulkRow {
  if (person === undefined)
    return { userId, firstName: '', lastName: '', outcome: 'gone', before: '', after: '', clients: 0 }
  const { firstName, lastName } = person
  const judged = judgePart(acting, person, clinic, change)
  const leaves = judged.outcome === 'change' && change.what === 'status' && change.status === 'inactive'
  return { userId, firstName, lastName, ...judged, clients: leaves ? person.clients : 0 }
}

function judgePart(acting: Acting, person: BulkPerson, clinic: BulkClinic, change: BulkChange): Judged {
  switch (change.what) {
    case 'status':
      return judgeStatusOf(acting, person, clinic, change)
    case 'role':
      return judgeRole(acting, person, clinic, change)
    case 'crew':
      return judgeCrew(person, change)
    case 'tier':
      return forStaff(
        person,
        person.tierName,
        clinic.name,
        person.compensationTierId === change.compensationTierId,
      )
    case 'discipline':
      return forStaff(person, person.disciplineName, clinic.name, person.disciplineId === change.disciplineId)
    case 'mfaRequired': {
      const isSame = person.isMfaRequired === change.isRequired
      return forStaff(person, yesNo(person.isMfaRequired), yesNo(change.isRequired), isSame)
    }
  }
}
