import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { Role } from '#shared/domain/roles.ts'
import { planRefusal } from '#shared/domain/plan.ts'
import { sortRoles } from '#shared/domain/roles.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { queueMail } from '../mail/index.ts'
import { BLANK_PERSON, insertPerson, type PersonToAdd } from './insertPerson.ts'
import {
  findOfferedDisciplineName,
  findOfferedTierName,
  findUserByEmail,
  getClinicRules,
} from './usersRepository.ts'
import { foldEmail } from './writeContactPoint.ts'

type Input = ParsedInputOf<'users.add'>

/** The form of New Staff as a person; what each kind does not ask stays blank. */
function personOf(input: Input): PersonToAdd {
  const { firstName, lastName, title } = input
  const base = { ...BLANK_PERSON, firstName, lastName, title, primaryEmail: input.email }
  switch (input.as) {
    case 'staff':
      return {
        ...base,
        kind: 'staff',
        roles: sortRoles(input.roles),
        disciplineId: input.disciplineId,
        compensationTierId: input.compensationTierId,
      }
    case 'student':
      return { ...base, kind: 'staff', roles: ['studentPractitioner'], disciplineId: input.disciplineId }
    case 'guardian':
    case 'contact':
      return { ...base, kind: input.as, primaryPhone: input.phone }
  }
}

/** Ownership is given in Settings > Clinic and nowhere else (product.md 29). */
const givesOwnership = (roles: readonly Role[]): boolean => roles.includes('owner')

/** Adds a person (product.md 5–7): refuses a taken e-mail, naming who bears it, and a practitioner beyond the plan. */
export async function addUser(call: ActorCall, input: Input): Promise<Answer<'users.add'>> {
  const person = personOf(input)
  if (givesOwnership(person.roles)) return fail('BAD_INPUT', { fields: { roles: 'notOneOf' } })
  return call.db.write({ actorId: call.actor.userId }, async (tx) => {
    const refusal = planRefusal((await getClinicRules(tx.query)).plan, [], person.roles)
    if (refusal !== undefined) return fail('PLAN_FORBIDS_PRACTITIONER', refusal)
    const taken =
      person.primaryEmail === ''
        ? undefined
        : await findUserByEmail(tx.query, foldEmail(person.primaryEmail), null)
    if (taken !== undefined) return fail('EMAIL_TAKEN', taken)
    if (
      person.disciplineId !== null &&
      (await findOfferedDisciplineName(tx.query, person.disciplineId)) === undefined
    ) {
      return fail('BAD_INPUT', { fields: { disciplineId: 'notOneOf' } })
    }
    if (
      person.compensationTierId !== null &&
      (await findOfferedTierName(tx.query, person.compensationTierId)) === undefined
    ) {
      return fail('BAD_INPUT', { fields: { compensationTierId: 'notOneOf' } })
    }
    const userId = insertPerson(tx, person)
    if (person.kind === 'staff') queueMail(tx, userId, 'accountCreated')
    return ok({ userId })
  })
}
