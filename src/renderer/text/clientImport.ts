import type { ClientDuplicate, ClientPreview, ClientRowProblem } from '#shared/contract/clientImport.ts'
import type { ClientImportField } from '#shared/domain/importFields.ts'
import { lineProblems } from './importFile.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'
import { fieldProblemText } from './problems.ts'

const number = (count: number): string => numberFormat().format(count)
const clients = (count: number): string => (count === 1 ? '1 client' : `${number(count)} clients`)

/** The fields that a column of a client list can be read as. */
export const clientFieldNames: Readonly<Record<ClientImportField, string>> = translatable(
  'clientImport.clientFieldNames',
  {
    firstName: 'First name',
    lastName: 'Last name',
    fullName: 'Name',
    preferredName: 'Preferred name',
    birthDate: 'Date of birth',
    pronouns: 'Pronouns',
    status: 'Status',
    since: 'Client since',
    phone: 'Phone',
    email: 'E-mail',
    address: 'Address',
    school: 'School',
    notes: 'Notes',
    guardianName: 'Parent/guardian',
    guardianEmail: 'Parent/guardian e-mail',
    guardianPhone: 'Parent/guardian phone',
    practitioner: 'Practitioner (e-mail or staff ID)',
  },
)

export const ownProblems = translatable('clientImport.ownProblems', {
  unknownPractitioner: 'No active practitioner has this e-mail or staff ID.',
  guardianNotNamed: 'A parent/guardian who is not here yet needs a name.',
  emailOfOther: 'This e-mail belongs to somebody of another name.',
})

/** Whose e-mail stands beside another name. */
export const emailClashes = translatable('clientImport.emailClashes', {
  here: (name: string): string =>
    `This e-mail belongs to ${name}. Write that name in the file, or leave the e-mail out.`,
  inFile: (line: string, name: string): string =>
    `On line ${line} this e-mail belongs to ${name}. Write that name here too, or leave the e-mail out.`,
} as const)

/** What is wrong with one line. */
export function clientProblemText({ problem, takenBy }: ClientRowProblem): string {
  switch (problem) {
    case 'required':
    case 'notOneOf':
    case 'tooManyColumns':
      return lineProblems[problem]
    case 'unknownPractitioner':
    case 'guardianNotNamed':
      return ownProblems[problem]
    case 'emailOfOther':
      if (takenBy === null) return ownProblems[problem]
      return takenBy.line === null
        ? emailClashes.here(takenBy.name)
        : emailClashes.inFile(number(takenBy.line), takenBy.name)
    default:
      return fieldProblemText[problem]
  }
}

export const clientImportText = translatable('clientImport.clientImportText', {
  title: 'Import clients',
  intro:
    'Choose a CSV file with one client a line. Nothing is stored before you have seen what would happen.',
  headerHelp:
    'Names of columns, in any order, such as these. Only a name is needed; other columns can be assigned afterwards.',
  headerSample:
    'First name, Last name, Date of birth, Status, Phone, E-mail, Parent/guardian, Parent/guardian e-mail, Practitioner',
  ready: (preview: ClientPreview): string => `${clients(preview.rowCount)} in the file`,
  choices: {
    skip: 'Leave out',
    merge: 'Fill in what is missing',
    new: 'Add as a new client',
  },
  who: (double: ClientDuplicate): string =>
    double.otherLine === null ? double.otherName : `${double.otherName} on line ${number(double.otherLine)}`,
  shares: {
    email: 'same first name and e-mail',
    nameAndBirthDate: 'same name and date of birth',
    nameAndPhone: 'same name and phone',
    nameOnly: 'same name, one date of birth missing',
  },
  birthDate: 'Date of birth',
  status: 'Status',
  guardian: 'Parent/guardian',
  practitioner: 'Practitioner',
  nobody: 'The file has a first line and no clients.',
  import: (count: number): string => `Import ${clients(count)}`,
  done: (added: number): string => `${clients(added)} imported`,
  doneHelp: 'They stand in Clients now.',
} as const)
