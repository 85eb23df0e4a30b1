import { clientInfoFields } from '#shared/contract/clients.ts'
import type { ClientRowProblem } from '#shared/contract/clientImport.ts'
import type { ClientImportField } from '#shared/domain/importFields.ts'
import { CLIENT_STATUSES, type ClientStatus } from '#shared/domain/clients.ts'
import { lineSchema, optionalEmailSchema, optionalPhoneSchema } from '#shared/domain/text.ts'
import { type ListColumns, type ListLine, openLine } from './listLine.ts'
import { readEmails, readPhone } from './readContact.ts'
import { type DateOrder, readDate } from './readDate.ts'
import { readName } from './readName.ts'
import type { TableRow } from './readTable.ts'
import { wordKey } from './wordKey.ts'

/** A client as a list gives them, checked field by field. Empty text means none. */
export type ImportedClient = {
  readonly line: number
  readonly firstName: string
  readonly lastName: string
  readonly preferredName: string
  readonly birthDate: string | null
  readonly pronouns: string
  readonly status: ClientStatus
  readonly since: string | null
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly school: string
  readonly notes: string
  readonly guardian: {
    readonly firstName: string
    readonly lastName: string
    /** Somebody of one name only goes by the client's last name. */
    readonly isLastNameGiven: boolean
    readonly email: string
    readonly phone: string
  } | null
  /** An e-mail or a staff ID, as written. */
  readonly practitioner: string
}

/** Several e-mails may stand in one cell, line by line; an address has lines, and notes have paragraphs. */
export const CLIENT_MULTILINE: ReadonlySet<ClientImportField> = new Set([
  'email',
  'guardianEmail',
  'address',
  'notes',
])

export type ClientContext = ListColumns<ClientImportField> & {
  readonly birth: DateOrder
  readonly since: DateOrder
}

/** What the form of a client takes, a list may hold: nobody comes in whom the form could not save again. */
const INFO = clientInfoFields
const guardianNamePart = lineSchema(100)

const STATUS_WORDS: Readonly<Record<ClientStatus, string>> = {
  active: 'active|actif|current|yes|y|oui|1|in therapy|open|true',
  waitlist: 'waitlist|wait list|waiting|waiting list|liste d’attente|en attente|pending',
  onHold: 'on hold|onhold|hold|paused|en pause|suspended|suspendu',
  discharged:
    'discharged|inactive|closed|ended|inactif|no|n|0|former|graduated|fermé|terminé|false|congé donné|congé',
}
const STATUS_OF: ReadonlyMap<string, ClientStatus> = new Map(
  CLIENT_STATUSES.flatMap((status) =>
    STATUS_WORDS[status].split('|').map((word) => [wordKey(word), status] as const),
  ),
)

/** Who is responsible for the client; null where the line says nothing of anybody. */
function readGuardian(
  { cell, check }: ListLine<ClientImportField>,
  childLastName: string,
): ImportedClient['guardian'] {
  const email = check('guardianEmail', optionalEmailSchema, readEmails(cell('guardianEmail'))[0] ?? '')
  const phone = check('guardianPhone', optionalPhoneSchema, readPhone(cell('guardianPhone')))
  if (cell('guardianName') === '' && email === '' && phone === '') return null
  const { firstName, lastName } = readName(cell('guardianName'))
  return {
    firstName: check('guardianName', guardianNamePart, firstName),
    lastName: check('guardianName', guardianNamePart, lastName || childLastName),
    isLastNameGiven: lastName !== '',
    email,
    phone,
  }
}

/** Reads one record; what is wrong with it bars the whole import. */
export function readClient(
  row: TableRow,
  context: ClientContext,
): { read: ImportedClient; problems: ClientRowProblem[] } {
  const line = openLine(row, context)
  const { cell, check, report, problemsOf } = line
  const date = (field: 'birthDate' | 'since', order: DateOrder): string | null => {
    if (cell(field) === '') return null
    const read = readDate(cell(field), order)
    if (read === undefined) report(field, 'notADate', cell(field))
    return read ?? null
  }
  const full = cell('fullName')
  const names = full === '' ? { firstName: cell('firstName'), lastName: cell('lastName') } : readName(full)
  const status = cell('status') === '' ? 'active' : STATUS_OF.get(wordKey(cell('status')))
  if (status === undefined) report('status', 'notOneOf', cell('status'))
  const client: ImportedClient = {
    line: row.line,
    firstName: check(
      context.byField.has('firstName') ? 'firstName' : 'fullName',
      INFO.firstName,
      names.firstName,
    ),
    lastName: check(context.byField.has('lastName') ? 'lastName' : 'fullName', INFO.lastName, names.lastName),
    preferredName: check('preferredName', INFO.preferredName, cell('preferredName')),
    birthDate: date('birthDate', context.birth),
    pronouns: check('pronouns', INFO.pronouns, cell('pronouns')),
    status: status ?? 'active',
    since: date('since', context.since),
    phone: check('phone', INFO.phone, readPhone(cell('phone'))),
    email: check('email', INFO.email, readEmails(cell('email'))[0] ?? ''),
    address: check('address', INFO.address, cell('address')),
    school: check('school', INFO.school, cell('school')),
    notes: check('notes', INFO.notes, cell('notes')),
    guardian: readGuardian(line, names.lastName),
    practitioner: cell('practitioner'),
  }
  const problems = problemsOf(`${names.firstName} ${names.lastName}`.trim())
  return { read: client, problems: problems.map((problem) => ({ ...problem, takenBy: null })) }
}
