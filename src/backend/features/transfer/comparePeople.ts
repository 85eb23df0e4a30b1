import type { PersonDuplicate, RowProblem } from '#shared/contract/transfer.ts'
import type { ImportField } from '#shared/domain/importFields.ts'
import { planRefusal } from '#shared/domain/plan.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { HeldRights } from '#shared/domain/rights.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { Turns } from '../../db/turns.ts'
import { listCompensationTiers, listDisciplines } from '../disciplines/index.ts'
import { foldEmail, getClinicRules } from '../users/index.ts'
import { indexNamesakes, nameOf, type Namesakes } from './namesakes.ts'
import type { ImportedPerson } from './readPerson.ts'
import { RowProblems } from './rowProblems.ts'
import { type Bearer, findBearersOfEmails, findBearersOfStaffIds } from './transferRepository.ts'

export type ComparedPeople = {
  readonly problems: RowProblems<RowProblem>
  readonly duplicates: readonly PersonDuplicate[]
}

/** Values that one person only may bear: who bears them in the clinic, and who first did in the file. */
type Borne = {
  readonly inClinic: ReadonlyMap<string, Bearer>
  readonly inFile: Map<string, ImportedPerson>
  readonly taken: 'emailTaken' | 'staffIdTaken'
  readonly twice: 'emailTwiceInFile' | 'staffIdTwiceInFile'
}
/** What the clinic allows whoever adds people. */
type Rules = {
  readonly plan: Plan
  readonly mayAddNames: boolean
  readonly disciplines: ReadonlySet<string>
  readonly tiers: ReadonlySet<string>
}
type Value = readonly [field: ImportField, value: string, key: string]
/** Somebody else who bears a value already. */
type Clash = { readonly problem: RowProblem; readonly bearer: Bearer | undefined }

const distinct = (values: readonly string[]): string[] => [...new Set(values)].filter((value) => value !== '')

function emailsOf(person: ImportedPerson): Value[] {
  const all: Value[] = [
    ['email', person.email, foldEmail(person.email)],
    ['secondaryEmail', person.secondaryEmail, foldEmail(person.secondaryEmail)],
  ]
  return all.filter(([, email]) => email !== '')
}

const staffIdOf = (person: ImportedPerson): Value[] =>
  person.staffId === '' ? [] : [['staffId', person.staffId, person.staffId.toLowerCase()]]

/** Who else bears one of these values; a line that has one twice has a problem with itself. */
function clashesOf(person: ImportedPerson, values: readonly Value[], borne: Borne): Clash[] {
  return values.flatMap(([field, value, key]): Clash[] => {
    const base = { line: person.line, name: nameOf(person), field, value: value.slice(0, 80) }
    const bearer = borne.inClinic.get(key)
    if (bearer !== undefined) {
      const takenBy = { userId: bearer.userId, name: bearer.name, line: null }
      return [{ problem: { ...base, problem: borne.taken, takenBy }, bearer }]
    }
    const first = borne.inFile.get(key)
    if (first === undefined) {
      borne.inFile.set(key, person)
      return []
    }
    if (first === person)
      return [{ problem: { ...base, problem: 'sameAsOther', takenBy: null }, bearer: undefined }]
    const takenBy = { userId: null, name: nameOf(first), line: first.line }
    return [{ problem: { ...base, problem: borne.twice, takenBy }, bearer: undefined }]
  })
}

/** Whether somebody bears the value who can be chosen instead: a staff ID under another name is a mistake. */
function isDuplicate({ problem: { field, takenBy, name } }: Clash): boolean {
  return takenBy !== null && (field !== 'staffId' || foldText(takenBy.name) === foldText(name))
}

function duplicateOf({ problem, bearer }: Clash): PersonDuplicate | undefined {
  const { line, name, field, takenBy } = problem
  if (takenBy === null) return undefined
  return {
    line,
    name,
    shares: field === 'staffId' ? 'staffId' : 'email',
    userId: takenBy.userId,
    otherName: takenBy.name,
    otherLine: takenBy.line,
    isOtherInactive: bearer?.isInactive ?? false,
    mayBeNew: false,
  }
}

/** What stands against adding this person, whoever else is there: roles, plan, and names that only an owner may add. */
function refusalsOf(person: ImportedPerson, rules: Rules): RowProblem[] {
  const { roles, disciplineName, tierName } = person
  const problems: RowProblem[] = []
  const report = (field: ImportField, problem: RowProblem['problem'], value: string): void => {
    problems.push({ line: person.line, name: nameOf(person), field, problem, value, takenBy: null })
  }
  if (roles.includes('owner')) report('roles', 'mayNotSetRoles', roles.join(', '))
  if (person.status === 'active' && planRefusal(rules.plan, [], roles) !== undefined)
    report('roles', 'planForbidsPractitioner', roles.join(', '))
  if (disciplineName !== '' && !rules.mayAddNames && !rules.disciplines.has(foldText(disciplineName)))
    report('discipline', 'unknownDiscipline', disciplineName)
  if (tierName !== '' && !rules.mayAddNames && !rules.tiers.has(foldText(tierName)))
    report('compensationTier', 'unknownTier', tierName)
  return problems
}

async function readRules(db: Reader, rights: HeldRights): Promise<Rules> {
  const { plan } = await getClinicRules(db)
  return {
    plan,
    mayAddNames: rights['users.setDisciplineAndTier'] !== undefined,
    disciplines: new Set((await listDisciplines(db)).map(({ name }) => foldText(name))),
    tiers: new Set((await listCompensationTiers(db)).map(({ name }) => foldText(name))),
  }
}

async function readBorne(
  db: Reader,
  people: readonly ImportedPerson[],
): Promise<{ emails: Borne; staffIds: Borne }> {
  const emails = distinct(people.flatMap((person) => emailsOf(person).map(([, , key]) => key)))
  const staffIds = distinct(people.map(({ staffId }) => staffId))
  return {
    emails: {
      inClinic: await findBearersOfEmails(db, emails),
      inFile: new Map(),
      taken: 'emailTaken',
      twice: 'emailTwiceInFile',
    },
    staffIds: {
      inClinic: await findBearersOfStaffIds(db, staffIds),
      inFile: new Map(),
      taken: 'staffIdTaken',
      twice: 'staffIdTwiceInFile',
    },
  }
}

/**
 * What the clinic as it is now has against adding these people, in file order, and who of them seems to be there, in
 * the clinic or earlier in the file (product.md 6, 7, 29, 45). Whoever bears the same e-mail or staff ID is there for
 * sure: nobody is added beside them, so nothing else stands against that line.
 * @param isStrict nobody is there to choose: who is there already is a problem, and names alone say nothing
 */
export async function comparePeople(
  db: Reader,
  people: readonly ImportedPerson[],
  { rights, isStrict }: { readonly rights: HeldRights; readonly isStrict: boolean },
): Promise<ComparedPeople> {
  const rules = await readRules(db, rights)
  const { emails, staffIds } = await readBorne(db, people)
  const namesakes: Namesakes | undefined = isStrict ? undefined : await indexNamesakes(db, people)
  const problems = new RowProblems<RowProblem>()
  const duplicates: PersonDuplicate[] = []
  const turns = new Turns()
  for (const person of people) {
    const clashes = [
      ...clashesOf(person, emailsOf(person), emails),
      ...clashesOf(person, staffIdOf(person), staffIds),
    ]
    const sure = isStrict ? undefined : clashes.find(isDuplicate)
    const wrong = isStrict ? clashes : clashes.filter((clash) => !isDuplicate(clash))
    const duplicate = sure === undefined ? namesakes?.find(person) : duplicateOf(sure)
    if (duplicate !== undefined) duplicates.push(duplicate)
    problems.add(
      ...wrong.map(({ problem }) => problem),
      ...(sure === undefined ? refusalsOf(person, rules) : []),
    )
    namesakes?.add(person)
    await turns.take()
  }
  return { problems, duplicates }
}
