import type { OutputOf } from '#shared/contract/index.ts'
import { lineProblems } from './importFile.ts'
import { fieldProblemText } from './problems.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

type Preview = OutputOf<'transfer.previewImport'>
export type RowProblem = Preview['problems'][number]
type Duplicate = Preview['duplicates'][number]
type Problem = RowProblem['problem']
type Field = NonNullable<RowProblem['field']>

const people = (count: number): string =>
  count === 1 ? '1 person' : `${numberFormat().format(count)} people`

/** The fields that a column can be read as. */
export const importFieldNames: Readonly<Record<Field, string>> = translatable('transfer.importFieldNames', {
  firstName: 'First name',
  lastName: 'Last name',
  fullName: 'Name',
  kind: 'Kind',
  roles: 'Role',
  title: 'Title',
  email: 'E-mail',
  secondaryEmail: 'Secondary e-mail',
  phone: 'Phone',
  secondaryPhone: 'Secondary phone',
  discipline: 'Discipline',
  compensationTier: 'Compensation tier',
  registrationNumber: 'Registration #',
  registrationExpiresOn: 'Registration expires',
  staffId: 'Staff ID',
  status: 'Status',
  bio: 'Bio',
})

export const rowSentences = translatable('transfer.rowSentences', {
  emailTaken: 'Somebody in the clinic has this e-mail.',
  emailTwiceInFile: 'This e-mail stands in the file twice.',
  staffIdTaken: 'Somebody in the clinic has this staff ID.',
  staffIdTwiceInFile: 'This staff ID stands in the file twice.',
  planForbidsPractitioner: 'The clinic’s plan has no room for another practitioner. The plan Teams has.',
  unknownDiscipline: 'The clinic has no discipline of this name. Add it first.',
  unknownTier: 'The clinic has no compensation tier of this name. Add it first.',
  mayNotSetRoles: 'Your roles don’t allow giving this role.',
})

/** Who else is concerned by what is wrong with a line. */
export const rowClashes = translatable('transfer.rowClashes', {
  email: (name: string): string => `This e-mail belongs to ${name}.`,
  staffId: (name: string): string => `This staff ID belongs to ${name}.`,
  twice: (line: string, name: string): string => `Stands on line ${line} already, for ${name}.`,
} as const)

/** What is wrong with one field of a line, where nobody else is concerned. */
function plainProblem(problem: Problem): string {
  switch (problem) {
    case 'required':
    case 'notOneOf':
    case 'tooManyColumns':
      return lineProblems[problem]
    default:
      return isRowProblem(problem) ? rowSentences[problem] : fieldProblemText[problem]
  }
}

const isRowProblem = (problem: Problem): problem is keyof typeof rowSentences & Problem =>
  Object.hasOwn(rowSentences, problem)

/** What is wrong with one line, and who else is concerned. */
export function rowProblemText({ problem, takenBy }: RowProblem): string {
  if (takenBy === null) return plainProblem(problem)
  switch (problem) {
    case 'emailTaken':
      return rowClashes.email(takenBy.name)
    case 'staffIdTaken':
      return rowClashes.staffId(takenBy.name)
    case 'emailTwiceInFile':
    case 'staffIdTwiceInFile':
      return takenBy.line === null
        ? plainProblem(problem)
        : rowClashes.twice(numberFormat().format(takenBy.line), takenBy.name)
    default:
      return plainProblem(problem)
  }
}

export const transferText = translatable('transfer.transferText', {
  title: 'Import people',
  intro:
    'Choose a CSV file with one person a line. Nothing is stored before you have seen what would happen.',
  headerHelp:
    'Names of columns, in any order, such as these. Only a name is needed; staff also need an e-mail. Other columns can be assigned afterwards. Passwords are never read.',
  headerSample: 'First name, Last name, Role, Title, E-mail, Phone, Discipline, Compensation tier, Staff ID',
  ready: (preview: Preview): string =>
    preview.readyCount === preview.rowCount
      ? `${people(preview.rowCount)} in the file`
      : `${numberFormat().format(preview.readyCount)} of ${people(preview.rowCount)} ready`,
  choices: {
    skip: 'Leave out',
    merge: 'Fill in what is missing',
    new: 'Add as a new person',
  },
  who: (double: Duplicate): string => {
    const name = double.isOtherInactive ? `${double.otherName} (inactive)` : double.otherName
    return double.otherLine === null ? name : `${name} on line ${numberFormat().format(double.otherLine)}`
  },
  shares: {
    email: 'same e-mail',
    staffId: 'same name and staff ID',
    nameAndPhone: 'same name and phone',
    nameOnly: 'same name, one e-mail missing',
  },
  neverTwo: 'Whoever shares an e-mail or a staff ID is left out then: no two people have the same one.',
  kind: 'Kind',
  email: 'E-mail',
  phone: 'Phone',
  nobody: 'The file has a first line and no people.',
  import: (count: number): string => `Import ${people(count)}`,
  done: (added: number): string => `${people(added)} imported`,
  doneHelp: 'They stand in Clinic Users now. None of them can sign in before you set a temporary password.',
} as const)

const clients = (count: number): string =>
  count === 1 ? '1 client' : `${numberFormat().format(count)} clients`

/** What lists can be taken out as. */
export const exportText = translatable('transfer.exportText', {
  csv: 'The list, as CSV',
  staffList: 'Staff list, as PDF',
  printed: (count: number): string =>
    `The staff list has ${people(count)}, of those whom the list shows. It stands in the log too.`,
  printedCapped: (count: number): string =>
    `The staff list has the first ${people(count)}, not all. It stands in the log too.`,
  clientsName: (day: string): string => `anteroom clients ${day}.csv`,
  clients: (count: number): string => `${clients(count)} written. The export stands in the log too.`,
  clientsCapped: (count: number): string =>
    `The first ${clients(count)} are written, the others are not. The export stands in the log too.`,
  clientHeads: {
    firstName: 'First name',
    lastName: 'Last name',
    preferredName: 'Preferred name',
    birthDate: 'Date of birth',
    status: 'Status',
    practitioners: 'Practitioners',
    guardian: 'Parent or guardian',
    phone: 'Phone',
    since: 'Client since',
  },
} as const)
