import { z } from 'zod'
import { MOST_SELECTED } from '../domain/bulk.ts'
import { clientIdSchema, compensationTierIdSchema, disciplineIdSchema, userIdSchema } from '../domain/ids.ts'
import { LANGUAGES } from '../domain/languages.ts'
import { ROLES } from '../domain/roles.ts'
import {
  dateSchema,
  lineSchema,
  optionalEmailSchema,
  optionalPhoneSchema,
  paragraphSchema,
  requiredEmailSchema,
  requiredLineSchema,
  staffIdSchema,
} from '../domain/text.ts'
import { LISTED_KINDS, SIGN_IN_STATES, USER_KINDS, USER_STATUSES } from '../domain/users.ts'
import { NOTIFICATION_TOPICS } from '../domain/notifications.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const roles = z.array(z.enum(ROLES, 'notOneOf')).max(ROLES.length)
const byUser = z.strictObject({ userId: userIdSchema })

export const SORT_COLUMNS = [
  'name',
  'title',
  'kind',
  'discipline',
  'tier',
  'email',
  'phone',
  'staffId',
  'registration',
  'signIn',
] as const

/** What a list of people is ordered by. */
export const userSortSchema = z.strictObject({ column: z.enum(SORT_COLUMNS), descending: z.boolean() })

export const userFiltersSchema = z.strictObject({
  kinds: z.array(z.enum(LISTED_KINDS)).max(5),
  roles,
  disciplineIds: z.array(disciplineIdSchema).max(100),
  signInStates: z.array(z.enum(SIGN_IN_STATES)).max(SIGN_IN_STATES.length),
})
export type UserFilters = z.infer<typeof userFiltersSchema>

/** Whom an act on many people is about: named one by one, or whoever the list shows, but for some. */
export const selectionSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('filters'),
    tab: z.enum(USER_STATUSES),
    search: z.string().max(200, 'tooLong'),
    filters: userFiltersSchema,
    butNot: z.array(userIdSchema).max(MOST_SELECTED).optional(),
  }),
  z.strictObject({ by: z.literal('ids'), userIds: z.array(userIdSchema).min(1).max(MOST_SELECTED) }),
])

/** One row of Clinic Users. Times are milliseconds since 1970, dates `YYYY-MM-DD`; empty text means none. */
export const userRowSchema = z.strictObject({
  userId: userIdSchema,
  firstName: z.string(),
  lastName: z.string(),
  title: z.string(),
  kind: z.enum(LISTED_KINDS),
  status: z.enum(USER_STATUSES),
  roles: z.array(z.enum(ROLES)),
  disciplineName: z.string(),
  compensationTierName: z.string(),
  email: z.string(),
  /** The phone ticked as "Default". */
  phone: z.string(),
  staffId: z.string(),
  registrationNumber: z.string(),
  registrationExpiresOn: z.string().nullable(),
  signIn: z.strictObject({
    state: z.enum(SIGN_IN_STATES),
    /** When the temporary password ends; null in every other state. */
    until: z.number().nullable(),
  }),
  /** True where changes of this person are not yet on the hub; always false on a PC that has none. */
  isUnsent: z.boolean(),
})
export type UserRow = z.infer<typeof userRowSchema>

const phoneSchema = z.strictObject({ number: optionalPhoneSchema, isDefault: z.boolean() })
const phones = z.strictObject({ primary: phoneSchema, secondary: phoneSchema })

const profileFields = {
  firstName: requiredLineSchema(100),
  lastName: requiredLineSchema(100),
  title: lineSchema(60),
  disciplineId: disciplineIdSchema.nullable(),
  compensationTierId: compensationTierIdSchema.nullable(),
  bio: paragraphSchema(4000),
  primaryEmail: optionalEmailSchema,
  secondaryEmail: optionalEmailSchema,
  phones,
}

/** The whole of a person as the Account modal shows it. */
export const accountSchema = z.strictObject({
  userId: userIdSchema,
  kind: z.enum(USER_KINDS),
  listedKind: z.enum(LISTED_KINDS),
  profile: z.strictObject({ ...profileFields, hasPhoto: z.boolean() }),
  status: z.enum(USER_STATUSES),
  registration: z.strictObject({
    number: lineSchema(40),
    expiresOn: dateSchema.nullable(),
    label: z.string(),
  }),
  staffId: z.string(),
  roles,
  notifications: z.partialRecord(z.enum(NOTIFICATION_TOPICS), z.boolean()),
  signIn: z.strictObject({
    state: z.enum(SIGN_IN_STATES),
    until: z.number().nullable(),
    /** Wrong tries in a row on this PC, and how long the next one must wait; null where no waiting helps. */
    failures: z.int(),
    waitSeconds: z.int().nullable(),
  }),
  /** The second factor; only shown where the clinic offers it (product.md 16). */
  mfa: z.strictObject({
    isRequired: z.boolean(),
    isRequiredOfPerson: z.boolean(),
    isOn: z.boolean(),
    since: z.number().nullable(),
  }),
  /** Of a student; null for everybody else. */
  placement: z
    .strictObject({
      supervisorId: userIdSchema.nullable(),
      supervisorName: z.string(),
      endsOn: dateSchema.nullable(),
    })
    .nullable(),
  /** When they left by "Leaving" and have not come back; null otherwise. */
  leftAt: z.number().nullable(),
  /** What the viewer may change here; the main process refuses the rest all the same. */
  may: z.strictObject({
    editProfile: z.boolean(),
    setDisciplineAndTier: z.boolean(),
    setStatus: z.boolean(),
    editAccount: z.boolean(),
    setRoles: z.boolean(),
    setTemporaryPassword: z.boolean(),
    unlock: z.boolean(),
    resetMfa: z.boolean(),
    changeOwnPassword: z.boolean(),
  }),
  clinic: z.strictObject({
    name: z.string(),
    timezone: z.string(),
    isMfaOffered: z.boolean(),
    hasTimesheets: z.boolean(),
  }),
  /** What they chose to read the program in, and get mails and slips in; null where they have not. */
  language: z.enum(LANGUAGES).nullable(),
  /** Grows with every change of the person: a form that was opened before is told. */
  version: z.number(),
})
export type Account = z.infer<typeof accountSchema>

const newPerson = {
  firstName: requiredLineSchema(100),
  lastName: requiredLineSchema(100),
  title: lineSchema(60),
}
const newStaff = { ...newPerson, email: requiredEmailSchema, disciplineId: disciplineIdSchema.nullable() }
const newPortalPerson = { ...newPerson, email: optionalEmailSchema, phone: optionalPhoneSchema }

export const newUserSchema = z.discriminatedUnion('as', [
  z.strictObject({
    as: z.literal('staff'),
    ...newStaff,
    roles: roles.min(1, 'required'),
    compensationTierId: compensationTierIdSchema.nullable(),
  }),
  z.strictObject({ as: z.literal('student'), ...newStaff }),
  z.strictObject({ as: z.literal('guardian'), ...newPortalPerson }),
  z.strictObject({ as: z.literal('contact'), ...newPortalPerson }),
])
export type NewUser = z.input<typeof newUserSchema>

export const usersRoutes = defineRoutes({
  /** One page of a tab, keyset-paged: by cursor, or by index where a scrollbar was dragged. */
  'users.list': {
    access: 'users.list',
    audit: 'search',
    input: z.strictObject({
      tab: z.enum(USER_STATUSES),
      search: z.string().max(200, 'tooLong'),
      filters: userFiltersSchema,
      sort: userSortSchema,
      /** `after`: the cursor of the page before; `index`: the page that starts at this row. */
      from: z.union([
        z.strictObject({ after: z.string().max(2000) }),
        z.strictObject({ index: z.int().min(0).max(10_000_000) }),
      ]),
      limit: z.int().min(1).max(100),
    }),
    output: z.strictObject({
      rows: z.array(userRowSchema),
      /** Where the next page starts; null at the end. */
      next: z.string().nullable(),
      /** Rows of this tab under search and filters; `isCapped` where a search found more than it counts. */
      total: z.int(),
      isCapped: z.boolean(),
    }),
    errors: [],
  },
  /** The ids of a run of rows: what a range or "all" selects without fetching the rows. */
  'users.listIds': {
    access: 'users.list',
    audit: 'none',
    input: z.strictObject({
      tab: z.enum(USER_STATUSES),
      search: z.string().max(200, 'tooLong'),
      filters: userFiltersSchema,
      sort: userSortSchema,
      from: z.int().min(0).max(10_000_000),
      limit: z.int().min(1).max(MOST_SELECTED),
    }),
    output: z.strictObject({ userIds: z.array(userIdSchema) }),
    errors: [],
  },
  'users.count': {
    access: 'users.list',
    audit: 'none',
    input: nothing,
    output: z.strictObject({ active: z.int(), inactive: z.int() }),
    errors: [],
  },
  /** The few people the command palette offers for what was typed, of both tabs. */
  'users.find': {
    access: 'users.list',
    audit: 'search',
    input: z.strictObject({ search: z.string().max(200, 'tooLong') }),
    output: z.strictObject({ rows: z.array(userRowSchema).max(8) }),
    errors: [],
  },
  'users.get': {
    access: 'users.view',
    audit: 'view',
    input: byUser,
    output: accountSchema,
    errors: ['NOT_FOUND'],
  },
  'users.getPhoto': {
    access: 'users.view',
    audit: 'none',
    input: byUser,
    output: z.strictObject({ photo: z.strictObject({ type: z.string(), base64: z.string() }).nullable() }),
    errors: ['NOT_FOUND'],
  },
  'users.add': {
    access: 'users.add',
    audit: 'change',
    input: newUserSchema,
    output: z.strictObject({ userId: userIdSchema }),
    errors: ['EMAIL_TAKEN', 'PLAN_FORBIDS_PRACTITIONER', 'NOT_FOUND'],
  },
  /** Update Profile (product.md 21): all fields of the form, as they stand in it. */
  'users.saveProfile': {
    access: 'users.editProfile',
    audit: 'change',
    maxInput: 700_000,
    input: z.strictObject({
      userId: userIdSchema,
      ...profileFields,
      /** `keep` leaves it, null takes it away; a new one is a JPEG or PNG of at most 300 KB. */
      photo: z.union([
        z.literal('keep'),
        z.null(),
        z.strictObject({
          type: z.enum(['image/jpeg', 'image/png']),
          base64: z.base64().max(400_000, 'tooLong'),
        }),
      ]),
    }),
    output: accountSchema,
    errors: ['NOT_FOUND', 'EMAIL_TAKEN', 'OWNER_PROTECTED'],
  },
  /** "Save" of the Account modal: only the parts that were changed, all or none of them. */
  'users.saveAccount': {
    access: 'users.editAccount',
    audit: 'change',
    input: z.strictObject({
      userId: userIdSchema,
      status: z.enum(USER_STATUSES).optional(),
      registration: z.strictObject({ number: lineSchema(40), expiresOn: dateSchema.nullable() }).optional(),
      staffId: staffIdSchema.optional(),
      roles: roles.optional(),
      notifications: z.partialRecord(z.enum(NOTIFICATION_TOPICS), z.boolean()).optional(),
      /** Of a student; the office's alone. */
      placement: z
        .strictObject({ supervisorId: userIdSchema.nullable(), endsOn: dateSchema.nullable() })
        .optional(),
    }),
    output: accountSchema,
    errors: [
      'NOT_FOUND',
      'STAFF_ID_TAKEN',
      'LAST_OWNER',
      'OWN_STATUS',
      'OWN_ROLES',
      'OWNER_PROTECTED',
      'PLAN_FORBIDS_PRACTITIONER',
      'NOT_A_STUDENT',
    ],
  },
  'users.setTemporaryPassword': {
    access: 'users.setTemporaryPassword',
    audit: 'change',
    input: z.strictObject({
      userId: userIdSchema,
      password: z.string('required').min(1, 'required').max(1024, 'tooLong'),
    }),
    output: z.strictObject({ until: z.number() }),
    errors: ['NOT_FOUND', 'PASSWORD_REFUSED', 'OWNER_PROTECTED', 'NOT_A_SIGN_IN_KIND', 'NO_EMAIL'],
  },
  /** A sayable temporary password that this person may have; nothing is stored until it is set. */
  'users.generatePassword': {
    access: 'users.setTemporaryPassword',
    audit: 'none',
    input: byUser,
    output: z.strictObject({ password: z.string() }),
    errors: [],
  },
  /** Clients of this person, each once (product.md 10). */
  'users.listClients': {
    access: 'users.view',
    audit: 'none',
    input: byUser,
    output: z.strictObject({
      clients: z.array(
        z.strictObject({
          clientId: clientIdSchema,
          name: z.string(),
          status: z.enum(['active', 'waitlist', 'onHold', 'discharged']),
          relation: z.string(),
          since: z.string().nullable(),
          /** False where the viewer may not open the chart: no link then, and the call is refused. */
          isViewable: z.boolean(),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
  /** Future sessions in date order (product.md 11), at most 200. */
  'users.listUpcomingSessions': {
    access: 'users.view',
    audit: 'none',
    input: byUser,
    output: z.strictObject({
      sessions: z.array(
        z.strictObject({
          sessionId: z.string(),
          startsAt: z.number(),
          durationMinutes: z.int(),
          /** Null where the viewer may not see this client. */
          clientName: z.string().nullable(),
          serviceName: z.string(),
          practitionerName: z.string(),
        }),
      ),
      timezone: z.string(),
    }),
    errors: ['NOT_FOUND'],
  },
})
