import type { ImportField, RowProblem } from '#shared/contract/transfer.ts'
import { planRefusal } from '#shared/domain/plan.ts'
import type { HeldRights } from '#shared/domain/rights.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { listCompensationTiers, listDisciplines } from '../disciplines/index.ts'
import { foldEmail, getClinicRules } from '../users/index.ts'
import type { ImportedPerson } from './readPerson.ts'
import { type Bearer, findBearersOfEmails, findBearersOfStaffIds } from './transferRepository.ts'
import { Turns } from '../../db/turns.ts'

type Seen = { readonly person: ImportedPerson; readonly line: number }
type Taken = {
  readonly twice: 'emailTwiceInFile' | 'staffIdTwiceInFile'
  readonly taken: 'emailTaken' | 'staffIdTaken'
}

const nameOf = (person: ImportedPerson): string => `${person.firstName} ${person.lastName}`.trim()
const distinct = (values: readonly string[]): string[] => [...new Set(values)].filter((value) => value !== '')

/** The e-mails of a person with the field each is in; empty ones left out. */
function emailsOf(person: ImportedPerson): [ImportField, string][] {
  const all: [ImportField, string][] = [
    ['email', person.email],
    ['secondaryEmail', person.secondaryEmail],
  ]
  return all.filter(([, email]) => email !== '')
}

/** A value that only one person may bear: found in the clinic or on an earlier line. */
function duplicateOf(
  [field, value, key]: readonly [ImportField, string, string],
  person: ImportedPerson,
  known: { readonly inClinic: ReadonlyMap<string, Bearer>; readonly inFile: Map<string, Seen> },
  codes: Taken,
): RowProblem | undefined {
  const base = { line: person.line, name: nameOf(person), field, value: value.slice(0, 80) }
  const bearer = known.inClinic.get(key)
  if (bearer !== undefined) return { ...base, problem: codes.taken, takenBy: { ...bearer, line: null } }
  const first = known.inFile.get(key)
  if (first === undefined) {
    known.inFile.set(key, { person, line: person.line })
    return undefined
  }
  if (first.person === person) return { ...base, problem: 'sameAsOther', takenBy: null }
  return {
    ...base,
    problem: codes.twice,
    takenBy: { userId: null, name: nameOf(first.person), line: first.line },
  }
}

/**
 * What the clinic as it is now has against adding these people, in file order: e-mails and staff IDs that somebody
 * bears (in the clinic, or earlier in the file), the plan, names of disciplines and tiers that only an owner may
 * add, and ownership, which no list can give (product.md 29).
 */
export async function compareWithClinic(
  db: Reader,
  people: readonly ImportedPerson[],
  rights: HeldRights,
): Promise<RowProblem[]> {
  const emails = {
    inClinic: await findBearersOfEmails(
      db,
      distinct(people.flatMap((person) => emailsOf(person).map(([, email]) => foldEmail(email)))),
    ),
    inFile: new Map<string, Seen>(),
  }
  const staffIds = {
    inClinic: await findBearersOfStaffIds(db, distinct(people.map((person) => person.staffId))),
    inFile: new Map<string, Seen>(),
  }
  const { plan } = await getClinicRules(db)
  const mayAddNames = rights['users.setDisciplineAndTier'] !== undefined
  const disciplines = new Set((await listDisciplines(db)).map(({ name }) => foldText(name)))
  const tiers = new Set((await listCompensationTiers(db)).map(({ name }) => foldText(name)))

  const problems: RowProblem[] = []
  const turns = new Turns()
  for (const person of people) {
    const report = (field: ImportField, problem: RowProblem['problem'], value: string): void => {
      problems.push({ line: person.line, name: nameOf(person), field, problem, value, takenBy: null })
    }
    for (const [field, email] of emailsOf(person)) {
      const found = duplicateOf([field, email, foldEmail(email)], person, emails, {
        twice: 'emailTwiceInFile',
        taken: 'emailTaken',
      })
      if (found !== undefined) problems.push(found)
    }
    if (person.staffId !== '') {
      const found = duplicateOf(['staffId', person.staffId, person.staffId.toLowerCase()], person, staffIds, {
        twice: 'staffIdTwiceInFile',
        taken: 'staffIdTaken',
      })
      if (found !== undefined) problems.push(found)
    }
    if (person.roles.includes('owner')) report('roles', 'mayNotSetRoles', person.roles.join(', '))
    if (person.status === 'active' && planRefusal(plan, [], person.roles) !== undefined)
      report('roles', 'planForbidsPractitioner', person.roles.join(', '))
    const { disciplineName, tierName } = person
    if (disciplineName !== '' && !mayAddNames && !disciplines.has(foldText(disciplineName)))
      report('discipline', 'unknownDiscipline', disciplineName)
    if (tierName !== '' && !mayAddNames && !tiers.has(foldText(tierName)))
      report('compensationTier', 'unknownTier', tierName)
    await turns.take()
  }
  return problems
}
