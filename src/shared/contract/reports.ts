import { z } from 'zod'
import { REPORT_MONTHS } from '../domain/reports.ts'
import { ROLES } from '../domain/roles.ts'
import { dateSchema } from '../domain/text.ts'
import { SIGN_IN_STATES } from '../domain/users.ts'
import { defineRoutes } from './define.ts'

const period = z.strictObject({ months: z.literal(REPORT_MONTHS, 'notOneOf') })
const counts = z.array(z.int())

/** Each list of counts has one for each of `days`. */
export const peopleReportSchema = z.strictObject({
  report: z.literal('people'),
  /** How things stood at the beginning of each of these days; the last one is now. */
  days: z.array(dateSchema),
  /** The day from which this clinic has data. */
  since: dateSchema,
  status: z.strictObject({ active: counts, inactive: counts }),
  /** Active staff who hold a role; somebody with two roles counts in both. */
  roles: z.array(z.strictObject({ role: z.enum(ROLES), counts })),
  /** Active practitioners; null stands for those without a discipline. */
  disciplines: z.array(z.strictObject({ disciplineId: z.string().nullable(), name: z.string(), counts })),
})

/** Each list of counts has one for each of `weeks`. */
export const sessionsReportSchema = z.strictObject({
  report: z.literal('sessions'),
  /** The Mondays of the weeks. */
  weeks: z.array(dateSchema),
  /** The day of the first session in the data; null where there is none. */
  since: dateSchema.nullable(),
  services: z.array(
    z.strictObject({
      serviceId: z.string(),
      name: z.string(),
      completed: counts,
      scheduled: counts,
      /** Cancelled, and nobody came. */
      missed: counts,
    }),
  ),
})

export const signInReportSchema = z.strictObject({
  report: z.literal('signIn'),
  day: dateSchema,
  /** Active staff by where they stand. */
  states: z.array(z.strictObject({ state: z.enum(SIGN_IN_STATES), count: z.int() })),
  /** Of active staff who can sign in. */
  mfa: z.strictObject({ on: z.int(), off: z.int() }),
  /** Who waits for an act of their own or of the office, the most urgent first; at most 200. */
  stuck: z.array(
    z.strictObject({
      userId: z.string(),
      name: z.string(),
      state: z.enum(SIGN_IN_STATES),
      until: z.number().nullable(),
    }),
  ),
  stuckCount: z.int(),
})

/** Reports of product.md 2 and 3: counts over time, for owners and Office Admins. */
export const reportsRoutes = defineRoutes({
  'reports.people': {
    access: 'reports.view',
    audit: 'none',
    input: period,
    output: peopleReportSchema,
    errors: [],
  },
  'reports.sessions': {
    access: 'reports.view',
    audit: 'none',
    input: period,
    output: sessionsReportSchema,
    errors: [],
  },
  'reports.signIn': {
    access: 'reports.view',
    audit: 'none',
    input: z.strictObject({}),
    output: signInReportSchema,
    errors: [],
  },
  /** The same for a file; that it was taken out stands in the log, with how many lines. */
  'reports.export': {
    access: 'reports.view',
    audit: 'export',
    input: z.discriminatedUnion('report', [
      period.extend({ report: z.literal('people') }),
      period.extend({ report: z.literal('sessions') }),
      z.strictObject({ report: z.literal('signIn') }),
    ]),
    output: z.strictObject({
      report: z.discriminatedUnion('report', [peopleReportSchema, sessionsReportSchema, signInReportSchema]),
      count: z.int(),
      /** Today on the clinic's calendar, for the name of the file. */
      day: dateSchema,
    }),
    errors: [],
  },
})
