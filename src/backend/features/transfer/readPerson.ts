import type { RowProblem } from '#shared/contract/transfer.ts'
import type { ImportField } from '#shared/domain/importFields.ts'
import type { Role } from '#shared/domain/roles.ts'
import {
  lineSchema,
  optionalEmailSchema,
  optionalPhoneSchema,
  optionalStaffIdSchema,
  paragraphSchema,
  requiredLineSchema,
} from '#shared/domain/text.ts'
import type { UserKind, UserStatus } from '#shared/domain/users.ts'
import { type ListColumns, openLine } from './listLine.ts'
import { readEmails, readPhone } from './readContact.ts'
import { type DateOrder, readDate } from './readDate.ts'
import { readName } from './readName.ts'
import { readRoles } from './readRoles.ts'
import { readStatus } from './readStatus.ts'
import type { TableRow } from './readTable.ts'

/** A person as a list gives them, checked field by field. Empty text means none. */
export type ImportedPerson = {
  readonly line: number
  readonly firstName: string
  readonly lastName: string
  readonly kind: UserKind
  readonly roles: readonly Role[]
  readonly title: string
  readonly email: string
  readonly secondaryEmail: string
  readonly phone: string
  readonly secondaryPhone: string
  /** Names as written; matched to the clinic's own later. */
  readonly disciplineName: string
  readonly tierName: string
  readonly registrationNumber: string
  readonly registrationExpiresOn: string | null
  readonly staffId: string
  readonly status: UserStatus
  readonly bio: string
}

/** One record read: the person as far as it could be read, and what is wrong; any problem bars the import. */
export type ReadPerson = { readonly read: ImportedPerson; readonly problems: readonly RowProblem[] }

/** Several addresses may stand in one cell, line by line, and a bio has paragraphs. */
export const PERSON_MULTILINE: ReadonlySet<ImportField> = new Set(['email', 'secondaryEmail', 'bio'])

export type ReadContext = ListColumns<ImportField> & { readonly dateOrder: DateOrder }

const name = requiredLineSchema(100)
const title = lineSchema(60)
const short = lineSchema(40)
const listName = lineSchema(80)
const bio = paragraphSchema(4000)

/** Reads one record of a list. Nothing of it is kept under a name that comes from the file. */
export function readPerson(row: TableRow, context: ReadContext): ReadPerson {
  const { cell, check, report, problemsOf } = openLine(row, context)
  const names = namesOf(cell)
  const firstName = check(context.byField.has('firstName') ? 'firstName' : 'fullName', name, names.firstName)
  const lastName = check(context.byField.has('lastName') ? 'lastName' : 'fullName', name, names.lastName)
  const read = readRoles(cell('kind'), cell('roles'), cell('title') || names.title)
  if ('problem' in read) report(read.field, read.problem, read.value)
  const standing = 'problem' in read ? { kind: 'contact' as const, roles: [], title: '' } : read
  const contact = contactsOf(cell)
  const email = check('email', optionalEmailSchema, contact.emails[0] ?? '')
  // Staff are known by their address (product.md 6); a malformed one was named already.
  if (standing.kind === 'staff' && (contact.emails[0] ?? '') === '') report('email', 'required', '')
  if (contact.emails.length > 2) report('secondaryEmail', 'malformed', contact.emails.slice(1).join('; '))
  const status = readStatus(cell('status'))
  if (status === undefined) report('status', 'notOneOf', cell('status'))

  const person: ImportedPerson = {
    line: row.line,
    firstName,
    lastName,
    kind: standing.kind,
    roles: standing.roles,
    title: check('title', title, cell('title') || names.title || standing.title),
    email,
    secondaryEmail: check('secondaryEmail', optionalEmailSchema, contact.emails[1] ?? ''),
    phone: check('phone', optionalPhoneSchema, contact.phone),
    secondaryPhone: check('secondaryPhone', optionalPhoneSchema, contact.secondaryPhone),
    disciplineName: check('discipline', listName, cell('discipline')),
    tierName: check('compensationTier', listName, cell('compensationTier')),
    registrationNumber: check('registrationNumber', short, cell('registrationNumber')),
    registrationExpiresOn: expiryOf(cell('registrationExpiresOn'), context.dateOrder, report),
    staffId: check('staffId', optionalStaffIdSchema, cell('staffId')),
    status: status ?? 'active',
    bio: check('bio', bio, cell('bio')),
  }
  const shown = `${names.firstName} ${names.lastName}`.trim()
  return { read: person, problems: problemsOf(shown).map((problem) => ({ ...problem, takenBy: null })) }
}

function namesOf(cell: (field: ImportField) => string): {
  firstName: string
  lastName: string
  title: string
} {
  const full = cell('fullName')
  return full === ''
    ? { firstName: cell('firstName'), lastName: cell('lastName'), title: '' }
    : readName(full)
}

function contactsOf(cell: (field: ImportField) => string): {
  emails: string[]
  phone: string
  secondaryPhone: string
} {
  const emails = [...readEmails(cell('email')), ...readEmails(cell('secondaryEmail'))]
  const phones = [readPhone(cell('phone')), readPhone(cell('secondaryPhone'))].filter((phone) => phone !== '')
  return { emails: [...new Set(emails)], phone: phones[0] ?? '', secondaryPhone: phones[1] ?? '' }
}

function expiryOf(
  cell: string,
  order: DateOrder,
  report: (field: ImportField, problem: 'notADate', value: string) => void,
): string | null {
  if (cell === '') return null
  const date = readDate(cell, order)
  if (date === undefined) report('registrationExpiresOn', 'notADate', cell)
  return date ?? null
}
