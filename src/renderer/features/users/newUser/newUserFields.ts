import type { InputOf } from '#shared/contract/index.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import {
  lineSchema,
  optionalEmailSchema,
  optionalPhoneSchema,
  requiredEmailSchema,
  requiredLineSchema,
} from '#shared/domain/text.ts'
import type { FieldProblem } from '#shared/errors/index.ts'
import { problemOf } from '#renderer/components/useFields.ts'
import { type FieldChecks, isText, isTextOrNull } from '#renderer/components/drafts.ts'

type NewUser = InputOf<'users.add'>
/** Whom a modal under "New Staff" adds. */
export type NewKind = NewUser['as']

/** What the modals ask; each kind has some of the fields. */
export type NewUserFields = {
  readonly firstName: string
  readonly lastName: string
  readonly title: string
  readonly email: string
  readonly phone: string
  readonly roles: Role[]
  readonly disciplineId: string | null
  readonly compensationTierId: string | null
}
export type NewUserField = keyof NewUserFields
export type NewUserProblems = Partial<Record<NewUserField, FieldProblem>>

/** An empty modal. "Staff" opens the Practitioner modal, so that role is ticked. */
export const blankFields = (kind: NewKind): NewUserFields => ({
  firstName: '',
  lastName: '',
  title: '',
  email: '',
  phone: '',
  roles: kind === 'staff' ? ['practitioner'] : [],
  disciplineId: null,
  compensationTierId: null,
})

const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value)

/** What a kept draft must hold to be used. */
export const newUserChecks: FieldChecks<NewUserFields> = {
  firstName: isText,
  lastName: isText,
  title: isText,
  email: isText,
  phone: isText,
  roles: (value): value is Role[] => Array.isArray(value) && value.every(isRole),
  disciplineId: isTextOrNull,
  compensationTierId: isTextOrNull,
}

const isStaffKind = (kind: NewKind): boolean => kind === 'staff' || kind === 'student'

/** What is wrong with the fields of a modal, by the rules that the program checks again. */
export function problemsOf(kind: NewKind, fields: NewUserFields): NewUserProblems {
  const found: [NewUserField, FieldProblem | undefined][] = [
    ['firstName', problemOf(requiredLineSchema(100), fields.firstName)],
    ['lastName', problemOf(requiredLineSchema(100), fields.lastName)],
    ['title', problemOf(lineSchema(60), fields.title)],
    ['email', problemOf(isStaffKind(kind) ? requiredEmailSchema : optionalEmailSchema, fields.email)],
    ['phone', isStaffKind(kind) ? undefined : problemOf(optionalPhoneSchema, fields.phone)],
    ['roles', kind === 'staff' && fields.roles.length === 0 ? 'required' : undefined],
  ]
  const problems: NewUserProblems = {}
  for (const [name, problem] of found) if (problem !== undefined) problems[name] = problem
  return problems
}

/** What is sent to be stored. */
export function newUserOf(kind: NewKind, fields: NewUserFields): NewUser {
  const { firstName, lastName, title, email, phone, roles, disciplineId, compensationTierId } = fields
  const person = { firstName, lastName, title, email }
  switch (kind) {
    case 'staff':
      return { as: kind, ...person, roles, disciplineId, compensationTierId }
    case 'student':
      return { as: kind, ...person, disciplineId }
    case 'guardian':
    case 'contact':
      return { as: kind, ...person, phone }
  }
}

const FIELDS: readonly string[] = Object.keys(newUserChecks)
/** True for the name of a field that a modal may have. */
export const isNewUserField = (name: string): name is NewUserField => FIELDS.includes(name)
