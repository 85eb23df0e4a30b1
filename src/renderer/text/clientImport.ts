import type {
  ClientDuplicate,
  ClientImportField,
  ClientPreview,
  ClientRowProblem,
} from '#shared/contract/clientImport.ts'
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
  tooManyColumns: 'This line has more columns than the first one.',
  unknownPractitioner: 'No active practitioner has this e-mail or staff ID.',
  guardianNotNamed: 'A parent/guardian who is not here yet needs a name.',
})

/** What is wrong with one line. */
export function clientProblemText({ problem }: ClientRowProblem): string {
  switch (problem) {
    case 'tooManyColumns':
    case 'unknownPractitioner':
    case 'guardianNotNamed':
      return ownProblems[problem]
    default:
      return fieldProblemText[problem]
  }
}

export const clientImportText = translatable('clientImport.clientImportText', {
  title: 'Import clients',
  what: 'What is in the file',
  people: 'People',
  clients: 'Clients',
  intro:
    'Choose a CSV file with one client a line. Nothing is stored before you have seen what would happen.',
  headerHelp:
    'Names of columns, in any order, such as these. Only a name is needed; other columns can be assigned afterwards.',
  headerSample:
    'First name, Last name, Date of birth, Status, Phone, E-mail, Parent/guardian, Parent/guardian e-mail, Practitioner',
  columns: 'Columns',
  columnOf: (header: string): string => `What “${header}” holds`,
  leftOut: 'Left out',
  remembered: 'As you assigned them for such a file before.',
  ready: (preview: ClientPreview): string => `${clients(preview.rowCount)} in the file`,
  problems: (count: number): string => (count === 1 ? '1 problem' : `${number(count)} problems`),
  duplicates: (count: number): string =>
    count === 1 ? '1 seems to be here already' : `${number(count)} seem to be here already`,
  duplicatesShown: (shown: number): string =>
    `The first ${number(shown)} are listed; what is said for all counts for the others.`,
  forAll: 'For all of them',
  forLine: (name: string, line: number): string => `${name}, line ${number(line)}: what to do`,
  asForAll: 'As for all',
  choices: {
    skip: 'Leave out',
    merge: 'Fill in what is missing',
    new: 'Add as a new client',
  },
  sameAs: (double: ClientDuplicate): string => {
    const who =
      double.otherLine === null ? double.otherName : `${double.otherName} on line ${number(double.otherLine)}`
    const shares: Readonly<Record<ClientDuplicate['shares'], string>> = {
      email: 'same first name and e-mail',
      nameAndBirthDate: 'same name and date of birth',
      nameAndPhone: 'same name and phone',
      nameOnly: 'same name, one date of birth missing',
    }
    return `${who}: ${shares[double.shares]}`
  },
  looksLike: 'Looks like',
  toDo: 'What to do',
  birthDate: 'Date of birth',
  status: 'Status',
  guardian: 'Parent/guardian',
  practitioner: 'Practitioner',
  allOrNothing:
    'All or nothing: while there are problems, nobody is imported. Assign another column, or correct the file.',
  nobody: 'The file has a first line and no clients.',
  import: (count: number): string => `Import ${clients(count)}`,
  done: (added: number, filled: number, skipped: number): string =>
    [
      `${clients(added)} imported`,
      filled === 0 ? '' : `${number(filled)} filled in`,
      skipped === 0 ? '' : `${number(skipped)} left out`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  running: 'Importing clients',
  earlier: 'Earlier imports',
  earlierLine: (file: string, when: string, who: string): string =>
    [file, when, who].filter((part) => part !== '').join(' · '),
  earlierPeople: (count: number): string => (count === 1 ? '1 person' : `${number(count)} people`),
  earlierClients: (count: number): string => clients(count),
  wasUndone: 'Undone',
  undo: 'Undo import',
  undoOf: (file: string): string => `Undo the import of ${file}`,
  undoHelp: 'Whoever was changed since stays; everybody else shows nowhere any more. The log keeps them.',
  undone: (count: number, stay: readonly string[], stayCount: number): string =>
    stayCount === 0
      ? `The import is undone: ${number(count)} are shown no more.`
      : `The import is undone: ${number(count)} are shown no more. Changed since and still here: ${stay.join(', ')}${stayCount > stay.length ? ' …' : ''}.`,
  notUndone: 'The import could not be undone.',
})
