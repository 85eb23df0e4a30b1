import type { InputOf } from '#shared/contract/index.ts'
import { CLIENT_STATUSES, type ClientStatus } from '#shared/domain/clients.ts'
import {
  dateSchema,
  lineSchema,
  optionalEmailSchema,
  optionalPhoneSchema,
  paragraphSchema,
  requiredLineSchema,
} from '#shared/domain/text.ts'
import type { FieldProblem } from '#shared/errors/index.ts'
import { type FieldChecks, isText, isTextOrNull } from '#renderer/components/drafts.ts'
import { problemOf } from '#renderer/components/useFields.ts'

/** What the form of a client holds; a day that was typed and is none stays as it was typed. */
export type ClientFields = Omit<InputOf<'clients.saveInfo'>, 'clientId'>
export type ClientField = keyof ClientFields
export type ClientProblems = Partial<Record<ClientField, FieldProblem>>

/** An empty form. */
export const BLANK_CLIENT: ClientFields = {
  firstName: '',
  lastName: '',
  preferredName: '',
  birthDate: null,
  pronouns: '',
  status: 'active',
  since: null,
  phone: '',
  email: '',
  address: '',
  school: '',
  notes: '',
}

const isStatus = (value: unknown): value is ClientStatus => CLIENT_STATUSES.some((status) => status === value)

/** What a kept draft must hold to be used. */
export const clientChecks: FieldChecks<ClientFields> = {
  firstName: isText,
  lastName: isText,
  preferredName: isText,
  birthDate: isTextOrNull,
  pronouns: isText,
  status: isStatus,
  since: isTextOrNull,
  phone: isText,
  email: isText,
  address: isText,
  school: isText,
  notes: isText,
}

/** The fields of a client out of a chart. */
export function fieldsOf(chart: ClientFields): ClientFields {
  const { firstName, lastName, preferredName, birthDate, pronouns, status } = chart
  const { since, phone, email, address, school, notes } = chart
  const names = { firstName, lastName, preferredName }
  return { ...names, birthDate, pronouns, status, since, phone, email, address, school, notes }
}

/** What is wrong with the form, by the rules that the program checks again. */
export function problemsOf(fields: ClientFields): ClientProblems {
  const day = dateSchema.nullable()
  const found: [ClientField, FieldProblem | undefined][] = [
    ['firstName', problemOf(requiredLineSchema(100), fields.firstName)],
    ['lastName', problemOf(requiredLineSchema(100), fields.lastName)],
    ['preferredName', problemOf(lineSchema(100), fields.preferredName)],
    ['birthDate', problemOf(day, fields.birthDate)],
    ['pronouns', problemOf(lineSchema(40), fields.pronouns)],
    ['since', problemOf(day, fields.since)],
    ['phone', problemOf(optionalPhoneSchema, fields.phone)],
    ['email', problemOf(optionalEmailSchema, fields.email)],
    ['address', problemOf(paragraphSchema(400), fields.address)],
    ['school', problemOf(lineSchema(120), fields.school)],
    ['notes', problemOf(paragraphSchema(8000), fields.notes)],
  ]
  const problems: ClientProblems = {}
  for (const [name, problem] of found) if (problem !== undefined) problems[name] = problem
  return problems
}

/** True for the name of a field of this form. */
export const isClientField = (name: string): name is ClientField => Object.hasOwn(clientChecks, name)
