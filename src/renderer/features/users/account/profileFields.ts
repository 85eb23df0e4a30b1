import type { InputOf } from '#shared/contract/index.ts'
import {
  lineSchema,
  optionalEmailSchema,
  optionalPhoneSchema,
  paragraphSchema,
  requiredEmailSchema,
  requiredLineSchema,
} from '#shared/domain/text.ts'
import type { FieldProblem } from '#shared/errors/index.ts'
import { problemOf } from '#renderer/components/useFields.ts'
import type { Account } from './accountFields.ts'
import { type FieldChecks, isText, isTextOrNull } from '#renderer/components/drafts.ts'

type Photo = { readonly type: 'image/jpeg' | 'image/png'; readonly base64: string }
/** `keep` leaves the stored photo, null takes it away. */
export type PhotoChoice = 'keep' | null | Photo

/** What Update Profile edits, flat: each field is touched, kept and followed by itself. */
export type ProfileFields = {
  readonly firstName: string
  readonly lastName: string
  readonly title: string
  readonly disciplineId: string | null
  readonly compensationTierId: string | null
  readonly bio: string
  readonly photo: PhotoChoice
  readonly primaryEmail: string
  readonly secondaryEmail: string
  readonly primaryPhone: string
  readonly secondaryPhone: string
  readonly defaultPhone: 'primary' | 'secondary'
}

/** The fields of Update Profile as they are saved. */
export function profileFieldsOf({ profile }: Account): ProfileFields {
  return {
    firstName: profile.firstName,
    lastName: profile.lastName,
    title: profile.title,
    disciplineId: profile.disciplineId,
    compensationTierId: profile.compensationTierId,
    bio: profile.bio,
    photo: 'keep',
    primaryEmail: profile.primaryEmail,
    secondaryEmail: profile.secondaryEmail,
    primaryPhone: profile.phones.primary.number,
    secondaryPhone: profile.phones.secondary.number,
    defaultPhone: profile.phones.secondary.isDefault ? 'secondary' : 'primary',
  }
}

const isPhoto = (value: unknown): value is PhotoChoice =>
  value === 'keep' ||
  value === null ||
  (typeof value === 'object' &&
    'type' in value &&
    (value.type === 'image/jpeg' || value.type === 'image/png') &&
    'base64' in value &&
    isText(value.base64))

/** What a draft of Update Profile may hold. */
export const profileChecks: FieldChecks<ProfileFields> = {
  firstName: isText,
  lastName: isText,
  title: isText,
  disciplineId: isTextOrNull,
  compensationTierId: isTextOrNull,
  bio: isText,
  photo: isPhoto,
  primaryEmail: isText,
  secondaryEmail: isText,
  primaryPhone: isText,
  secondaryPhone: isText,
  defaultPhone: (value): value is 'primary' | 'secondary' => value === 'primary' || value === 'secondary',
}

/** What "Save" of Update Profile sends: the whole form as it stands. */
export function profileInput(userId: string, values: ProfileFields): InputOf<'users.saveProfile'> {
  const { primaryPhone, secondaryPhone, defaultPhone, ...rest } = values
  return {
    ...rest,
    userId,
    phones: {
      primary: { number: primaryPhone, isDefault: defaultPhone === 'primary' },
      secondary: { number: secondaryPhone, isDefault: defaultPhone === 'secondary' },
    },
  }
}

/** What is wrong with fields of the form, by field. */
export type ProfileProblems = Partial<Record<keyof ProfileFields, FieldProblem>>

/** What the form itself can see is wrong; the main process checks the same and more. */
export function profileProblems(values: ProfileFields, isStaff: boolean): ProfileProblems {
  const found: Record<string, FieldProblem | undefined> = {
    firstName: problemOf(requiredLineSchema(100), values.firstName),
    lastName: problemOf(requiredLineSchema(100), values.lastName),
    title: problemOf(lineSchema(60), values.title),
    bio: problemOf(paragraphSchema(4000), values.bio),
    primaryEmail: problemOf(isStaff ? requiredEmailSchema : optionalEmailSchema, values.primaryEmail),
    secondaryEmail:
      problemOf(optionalEmailSchema, values.secondaryEmail) ??
      (values.secondaryEmail !== '' &&
      values.secondaryEmail.trim().toLowerCase() === values.primaryEmail.trim().toLowerCase()
        ? 'sameAsOther'
        : undefined),
    primaryPhone: problemOf(optionalPhoneSchema, values.primaryPhone),
    secondaryPhone: problemOf(optionalPhoneSchema, values.secondaryPhone),
  }
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined))
}

const FIELD_OF_PATH: Readonly<Record<string, keyof ProfileFields>> = {
  'phones.primary.number': 'primaryPhone',
  'phones.secondary.number': 'secondaryPhone',
  'phones.primary.isDefault': 'defaultPhone',
  phones: 'defaultPhone',
  'photo.base64': 'photo',
  'photo.type': 'photo',
}

const isProfileField = (name: string): name is keyof ProfileFields => Object.hasOwn(profileChecks, name)

/** The answer's field paths as fields of the form; a path that the form does not show is left out. */
export function problemsOfAnswer(fields: Readonly<Record<string, FieldProblem>>): ProfileProblems {
  const problems: ProfileProblems = {}
  for (const [path, problem] of Object.entries(fields)) {
    const name = FIELD_OF_PATH[path] ?? path
    if (isProfileField(name)) problems[name] = problem
  }
  return problems
}
