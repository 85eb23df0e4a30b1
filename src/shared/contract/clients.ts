import { z } from 'zod'
import { CLIENT_STATUSES, CLIENT_TABS, RELATIONS } from '../domain/clients.ts'
import { clientIdSchema, userIdSchema } from '../domain/ids.ts'
import {
  dateSchema,
  lineSchema,
  optionalEmailSchema,
  optionalPhoneSchema,
  paragraphSchema,
  requiredLineSchema,
} from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const byClient = z.strictObject({ clientId: clientIdSchema })
const search = z.string().max(200, 'tooLong')

export const CLIENT_SORT_COLUMNS = ['name', 'age', 'status', 'practitioner', 'guardian', 'since'] as const

/** What the form of a client holds; dates are `YYYY-MM-DD`, empty text means none. */
export const clientInfoFields = {
  firstName: requiredLineSchema(100),
  lastName: requiredLineSchema(100),
  preferredName: lineSchema(100),
  birthDate: dateSchema.nullable(),
  pronouns: lineSchema(40),
  status: z.enum(CLIENT_STATUSES, 'notOneOf'),
  since: dateSchema.nullable(),
  phone: optionalPhoneSchema,
  email: optionalEmailSchema,
  address: paragraphSchema(400),
  school: lineSchema(120),
  notes: paragraphSchema(8000),
}

/** One row of the Clients page. */
export const clientRowSchema = z.strictObject({
  clientId: clientIdSchema,
  firstName: z.string(),
  lastName: z.string(),
  preferredName: z.string(),
  birthDate: z.string().nullable(),
  status: z.enum(CLIENT_STATUSES),
  since: z.string().nullable(),
  /** The primary one first. */
  practitionerNames: z.array(z.string()),
  /** The primary one, with the phone ticked as "Default"; empty where there is none. */
  guardianName: z.string(),
  guardianPhone: z.string(),
})
export type ClientRow = z.infer<typeof clientRowSchema>

const tie = { clientId: clientIdSchema, userId: userIdSchema, relation: z.enum(RELATIONS, 'notOneOf') }
/** What is kept of each tie; the last three are for guardians and contacts. */
const tieFields = {
  /** In the family's words: "Mother"; empty for practitioners. */
  relationLabel: lineSchema(60),
  isPrimary: z.boolean(),
  hasPortalAccess: z.boolean(),
  hasEmailNotifications: z.boolean(),
  hasConsent: z.boolean(),
}

/** The client chart: demographics, status, people (product.md 25), and what the viewer may do here. */
export const clientChartSchema = z.strictObject({
  clientId: clientIdSchema,
  ...clientInfoFields,
  people: z.array(
    z.strictObject({
      userId: userIdSchema,
      name: z.string(),
      title: z.string(),
      relation: z.enum(RELATIONS),
      ...tieFields,
      phone: z.string(),
      email: z.string(),
      since: z.string().nullable(),
      isActive: z.boolean(),
    }),
  ),
  /** What the viewer may change or see; the main process refuses the rest all the same. */
  may: z.strictObject({ edit: z.boolean(), assign: z.boolean(), viewFinances: z.boolean() }),
})
export type ClientChart = z.infer<typeof clientChartSchema>

/** Somebody who can be assigned. */
const personFound = z.strictObject({
  userId: userIdSchema,
  name: z.string(),
  title: z.string(),
  email: z.string(),
  phone: z.string(),
})

const sessionLine = z.strictObject({
  sessionId: z.string(),
  startsAt: z.number(),
  durationMinutes: z.int(),
  status: z.enum(['scheduled', 'completed', 'cancelled', 'noShow']),
  serviceName: z.string(),
  practitionerName: z.string(),
  isDirect: z.boolean(),
})

export const clientsRoutes = defineRoutes({
  /** One page of the clients the viewer may see, keyset-paged: by cursor, or by index where a scrollbar was dragged. */
  'clients.list': {
    access: 'clients.view',
    audit: 'search',
    input: z.strictObject({
      tab: z.enum(CLIENT_TABS),
      search,
      filters: z.strictObject({ practitionerIds: z.array(userIdSchema).max(20) }),
      sort: z.strictObject({ column: z.enum(CLIENT_SORT_COLUMNS), descending: z.boolean() }),
      from: z.union([
        z.strictObject({ after: z.string().max(2000) }),
        z.strictObject({ index: z.int().min(0).max(10_000_000) }),
      ]),
      limit: z.int().min(1).max(100),
    }),
    output: z.strictObject({
      rows: z.array(clientRowSchema),
      next: z.string().nullable(),
      total: z.int(),
      isCapped: z.boolean(),
    }),
    errors: [],
  },
  /** How many clients the viewer sees under each tab. */
  'clients.count': {
    access: 'clients.view',
    audit: 'none',
    input: nothing,
    output: z.record(z.enum(CLIENT_TABS), z.int()),
    errors: [],
  },
  /** The few clients the command palette offers for what was typed. */
  'clients.find': {
    access: 'clients.view',
    audit: 'search',
    input: z.strictObject({ search }),
    output: z.strictObject({ rows: z.array(clientRowSchema).max(8) }),
    errors: [],
  },
  /** Who treats the clients that the viewer sees: the choices of the filter. */
  'clients.listPractitioners': {
    access: 'clients.view',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      practitioners: z.array(z.strictObject({ userId: userIdSchema, name: z.string() })),
    }),
    errors: [],
  },
  'clients.getChart': {
    access: 'clients.view',
    audit: 'view',
    input: byClient,
    output: clientChartSchema,
    errors: ['NOT_FOUND'],
  },
  /** Adds a client; one of the same name and date of birth is named first, and added where the person is sure. */
  'clients.add': {
    access: 'clients.add',
    audit: 'change',
    input: z.strictObject({ ...clientInfoFields, isSure: z.boolean() }),
    output: z.strictObject({ clientId: clientIdSchema }),
    errors: ['CLIENT_LOOKS_SAME'],
  },
  /** "Save" of Clinical info: all fields of the form, as they stand in it. */
  'clients.saveInfo': {
    access: 'clients.edit',
    audit: 'change',
    input: z.strictObject({ clientId: clientIdSchema, ...clientInfoFields }),
    output: clientChartSchema,
    errors: ['NOT_FOUND'],
  },
  /** The few people who can be assigned in a relation, for what was typed. */
  'clients.findPeople': {
    access: 'clients.assign',
    audit: 'search',
    input: z.strictObject({ relation: z.enum(RELATIONS), search }),
    output: z.strictObject({ rows: z.array(personFound).max(20) }),
    errors: [],
  },
  /** Assigns somebody, or changes what is kept of how they are assigned. */
  'clients.assign': {
    access: 'clients.assign',
    audit: 'change',
    input: z.strictObject({ ...tie, ...tieFields }),
    output: clientChartSchema,
    errors: ['NOT_FOUND', 'NO_EMAIL'],
  },
  /** Takes somebody away; what was kept of them stays, and comes back with them. */
  'clients.takeAway': {
    access: 'clients.assign',
    audit: 'change',
    input: z.strictObject(tie),
    output: clientChartSchema,
    errors: ['NOT_FOUND'],
  },
  /** A client's sessions: the next ones in date order, the past ones the latest first; of each at most 200. */
  'clients.listSessions': {
    access: 'clients.view',
    audit: 'view',
    input: byClient,
    output: z.strictObject({
      upcoming: z.array(sessionLine),
      past: z.array(sessionLine),
      hasMoreUpcoming: z.boolean(),
      hasMorePast: z.boolean(),
      timezone: z.string(),
    }),
    errors: ['NOT_FOUND'],
  },
  /** What the completed, billable sessions of a client come to, by month and service. */
  'clients.getFinances': {
    access: 'clients.viewFinances',
    audit: 'view',
    input: byClient,
    output: z.strictObject({
      months: z.array(
        z.strictObject({
          /** `YYYY-MM`. */
          month: z.string(),
          services: z.array(
            z.strictObject({
              name: z.string(),
              isTaxable: z.boolean(),
              count: z.int(),
              feeCents: z.int(),
              totalCents: z.int(),
            }),
          ),
          totalCents: z.int(),
        }),
      ),
      totalCents: z.int(),
      taxableCents: z.int(),
    }),
    errors: ['NOT_FOUND'],
  },
})
