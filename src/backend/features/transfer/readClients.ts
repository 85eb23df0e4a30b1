import type { z } from 'zod'
import type { ClientImportField, ClientPreview, ClientRowProblem } from '#shared/contract/clientImport.ts'
import { CLIENT_STATUSES, type ClientStatus } from '#shared/domain/clients.ts'
import {
  lineSchema,
  optionalEmailSchema,
  optionalPhoneSchema,
  paragraphSchema,
  requiredLineSchema,
} from '#shared/domain/text.ts'
import { FIELD_PROBLEMS, type FieldProblem } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import { Turns } from '../../db/turns.ts'
import { recogniseClientColumns } from './clientColumns.ts'
import { decodeText, type FileEncoding, type Unreadable } from './decodeText.ts'
import type { Separator } from './findSeparator.ts'
import { readEmails, readPhone } from './readContact.ts'
import { dateOrderOf, readDate } from './readDate.ts'
import { readName } from './readName.ts'
import { readTable, type TableRow } from './readTable.ts'

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
    readonly email: string
    readonly phone: string
  } | null
  /** An e-mail or a staff ID, as written. */
  readonly practitioner: string
}

export type ClientsFile = {
  readonly ok: true
  readonly encoding: FileEncoding
  readonly separator: Separator
  readonly columns: ClientPreview['columns']
  readonly headers: readonly string[]
  readonly clients: readonly ImportedClient[]
  readonly problems: readonly ClientRowProblem[]
}

const name = requiredLineSchema(100)
const optionalName = lineSchema(100)
const short = lineSchema(60)
const line = lineSchema(300)
const paragraph = paragraphSchema(4000)

const STATUS_WORDS: Readonly<Record<ClientStatus, string>> = {
  active: 'active|actif|current|yes|y|oui|1|in therapy|open|true',
  waitlist: 'waitlist|wait list|waiting|waiting list|liste d attente|en attente|pending',
  onHold: 'on hold|onhold|hold|paused|en pause|suspended|suspendu',
  discharged: 'discharged|inactive|closed|ended|inactif|no|n|0|former|graduated|fermé|termine|false',
}
const STATUS_OF: ReadonlyMap<string, ClientStatus> = new Map(
  CLIENT_STATUSES.flatMap((status) =>
    STATUS_WORDS[status].split('|').map((word) => [foldText(word), status] as const),
  ),
)
const isFieldProblem = (text: string): text is FieldProblem => FIELD_PROBLEMS.some((one) => one === text)
const shortened = (value: string): string =>
  Array.from(value.replace(/\s+/gu, ' ').trim()).slice(0, 80).join('')

type Context = {
  readonly byField: ReadonlyMap<ClientImportField, number>
  readonly columnCount: number
  readonly birth: ReturnType<typeof dateOrderOf>
  readonly since: ReturnType<typeof dateOrderOf>
}

function cellOf(row: TableRow, { byField }: Pick<Context, 'byField'>, field: ClientImportField): string {
  const index = byField.get(field)
  const raw = index === undefined ? '' : (row.cells[index] ?? '')
  if (field === 'notes') return raw
  const text = /^="([^"]*)"$/.exec(raw)?.[1] ?? raw
  return text.replace(/\s+/gu, ' ').trim()
}

type Check = (field: ClientImportField, schema: z.ZodType<string, string>, value: string) => string

/** Who is responsible for the client; null where the line says nothing of anybody. */
function readGuardian(
  cell: (field: ClientImportField) => string,
  check: Check,
  childLastName: string,
): ImportedClient['guardian'] {
  const email = check('guardianEmail', optionalEmailSchema, readEmails(cell('guardianEmail'))[0] ?? '')
  const phone = check('guardianPhone', optionalPhoneSchema, readPhone(cell('guardianPhone')))
  if (cell('guardianName') === '' && email === '' && phone === '') return null
  const { firstName, lastName } = readName(cell('guardianName'))
  return {
    firstName: check('guardianName', optionalName, firstName),
    // Somebody of one name only goes by the client's last name.
    lastName: check('guardianName', optionalName, lastName || childLastName),
    email,
    phone,
  }
}

/** Reads one record; what is wrong with it bars the whole import. */
function readClient(
  row: TableRow,
  context: Context,
): { client: ImportedClient; problems: ClientRowProblem[] } {
  const problems: ClientRowProblem[] = []
  const report = (
    field: ClientImportField | null,
    problem: ClientRowProblem['problem'],
    value: string,
  ): void => {
    problems.push({ line: row.line, name: '', field, problem, value: shortened(value) })
  }
  const check: Check = (field, schema, value) => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    const message = parsed.error.issues[0]?.message ?? ''
    report(field, isFieldProblem(message) ? message : 'invalid', value)
    return ''
  }
  const cell = (field: ClientImportField): string => cellOf(row, context, field)
  const date = (field: 'birthDate' | 'since', order: Context['birth']): string | null => {
    if (cell(field) === '') return null
    const read = readDate(cell(field), order)
    if (read === undefined) report(field, 'notADate', cell(field))
    return read ?? null
  }
  const extra = row.cells.slice(context.columnCount)
  if (extra.some((one) => one !== '')) report(null, 'tooManyColumns', extra.join(' '))
  const full = cell('fullName')
  const names = full === '' ? { firstName: cell('firstName'), lastName: cell('lastName') } : readName(full)
  const status = cell('status') === '' ? 'active' : STATUS_OF.get(foldText(cell('status')))
  if (status === undefined) report('status', 'notOneOf', cell('status'))
  const client: ImportedClient = {
    line: row.line,
    firstName: check(context.byField.has('firstName') ? 'firstName' : 'fullName', name, names.firstName),
    lastName: check(context.byField.has('lastName') ? 'lastName' : 'fullName', name, names.lastName),
    preferredName: check('preferredName', optionalName, cell('preferredName')),
    birthDate: date('birthDate', context.birth),
    pronouns: check('pronouns', short, cell('pronouns')),
    status: status ?? 'active',
    since: date('since', context.since),
    phone: check('phone', optionalPhoneSchema, readPhone(cell('phone'))),
    email: check('email', optionalEmailSchema, readEmails(cell('email'))[0] ?? ''),
    address: check('address', line, cell('address')),
    school: check('school', line, cell('school')),
    notes: check('notes', paragraph, cell('notes')),
    guardian: readGuardian(cell, check, names.lastName),
    practitioner: cell('practitioner'),
  }
  const shown = shortened(`${names.firstName} ${names.lastName}`)
  return { client, problems: problems.map((problem) => ({ ...problem, name: shown })) }
}

/** Reads the bytes of a client list, giving the event loop its turns. */
export async function readClients(
  bytes: Uint8Array,
  choose: Parameters<typeof recogniseClientColumns>[1],
): Promise<ClientsFile | Unreadable> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const table = await readTable(decoded.text)
  if (!table.ok) return table
  const recognised = recogniseClientColumns(table.rows, choose)
  if (!recognised.ok) return recognised
  const { byField, columns, headers, rows } = recognised
  const orderOf = (field: ClientImportField): Context['birth'] =>
    dateOrderOf(rows.map((row) => cellOf(row, { byField }, field)))
  const context = {
    byField,
    columnCount: columns.length,
    birth: orderOf('birthDate'),
    since: orderOf('since'),
  }
  const clients: ImportedClient[] = []
  const problems: ClientRowProblem[] = []
  const turns = new Turns()
  for (const row of rows) {
    const read = readClient(row, context)
    clients.push(read.client)
    problems.push(...read.problems)
    await turns.take()
  }
  return {
    ok: true,
    encoding: decoded.encoding,
    separator: table.separator,
    columns,
    headers,
    clients,
    problems,
  }
}
