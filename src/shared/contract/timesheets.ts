import { z } from 'zod'
import { clientIdSchema, sessionIdSchema, timesheetIdSchema, userIdSchema } from '../domain/ids.ts'
import { TIMESHEET_STATUSES } from '../domain/timesheets.ts'
import { dateSchema, requiredLineSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const byTimesheet = z.strictObject({ timesheetId: timesheetIdSchema })
const period = { from: dateSchema, until: dateSchema }
const MOST_CLIENTS = 2000

/** A completed, billable session as a timesheet lists it. */
const lineSchema = z.strictObject({
  sessionId: sessionIdSchema,
  clientId: clientIdSchema,
  /** Null where the viewer may not see this client. */
  clientName: z.string().nullable(),
  serviceId: z.string(),
  serviceName: z.string(),
  day: z.string(),
  startMinute: z.int(),
  durationMinutes: z.int(),
  isDirect: z.boolean(),
})
export type Line = z.infer<typeof lineSchema>

const serviceTotal = z.strictObject({
  serviceId: z.string(),
  serviceName: z.string(),
  sessions: z.int(),
  minutes: z.int(),
})
const weekTotals = z.array(z.strictObject({ monday: z.string(), services: z.array(serviceTotal) }))

const summary = z.strictObject({
  timesheetId: timesheetIdSchema,
  practitionerId: userIdSchema,
  practitionerName: z.string(),
  reviewerId: userIdSchema.nullable(),
  reviewerName: z.string(),
  from: z.string(),
  until: z.string(),
  status: z.enum(TIMESHEET_STATUSES),
  reason: z.string(),
  submittedAt: z.number().nullable(),
  decidedAt: z.number().nullable(),
  decidedByName: z.string(),
  sessionCount: z.int(),
  minutes: z.int(),
})
export type TimesheetSummary = z.infer<typeof summary>

const details = z.strictObject({
  ...summary.shape,
  lines: z.array(lineSchema),
  weeks: weekTotals,
  /** Sessions that two PCs put into two timesheets, and that the other one has. */
  heldElsewhere: z.int(),
  /** Sessions that a PC changed which had not heard that they were handed in; the lines say what was handed in. */
  changedSince: z.int(),
  timezone: z.string(),
  mayReview: z.boolean(),
  isOwn: z.boolean(),
})
export type TimesheetDetails = z.infer<typeof details>

const reviewErrors = ['NOT_FOUND', 'OWN_TIMESHEET', 'TIMESHEET_CHANGED'] as const

/** Timesheets: completed, billable sessions handed in to a reviewer (product.md 12). */
export const timesheetsRoutes = defineRoutes({
  /** The tab "Sessions" of an account: what of a period can be, or is, in a timesheet. */
  'timesheets.listSessions': {
    access: 'users.view',
    audit: 'view',
    input: z.strictObject({ userId: userIdSchema, ...period }),
    output: z.strictObject({
      lines: z.array(lineSchema.extend({ timesheet: z.enum(['submitted', 'approved']).nullable() })),
      weeks: weekTotals,
      timezone: z.string(),
      isOn: z.boolean(),
    }),
    errors: ['NOT_FOUND'],
  },
  /** The same as a file. */
  'timesheets.exportSessions': {
    access: 'users.view',
    audit: 'export',
    input: z.strictObject({ userId: userIdSchema, ...period }),
    output: z.strictObject({ lines: z.array(lineSchema), count: z.int(), name: z.string() }),
    errors: ['NOT_FOUND'],
  },
  /** Owners and Office Admins who may review a timesheet of the viewer. */
  'timesheets.listReviewers': {
    access: 'timesheets.own',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      reviewers: z.array(z.strictObject({ userId: userIdSchema, name: z.string() })),
    }),
    errors: [],
  },
  /** "Save & Submit" of one's own sessions of a period, of the clients chosen. */
  'timesheets.submit': {
    access: 'timesheets.own',
    audit: 'change',
    input: z.strictObject({
      ...period,
      clientIds: z.array(clientIdSchema).min(1, 'required').max(MOST_CLIENTS),
      reviewerId: userIdSchema,
    }),
    output: z.strictObject({ timesheetId: timesheetIdSchema, sessionCount: z.int() }),
    errors: ['TIMESHEETS_OFF', 'NOTHING_TO_SUBMIT'],
  },
  /** Hands a denied timesheet in again, with those of its sessions that are still free and still completed. */
  'timesheets.resubmit': {
    access: 'timesheets.own',
    audit: 'change',
    input: z.strictObject({ timesheetId: timesheetIdSchema, reviewerId: userIdSchema }),
    output: z.strictObject({ sessionCount: z.int() }),
    errors: ['NOT_FOUND', 'TIMESHEETS_OFF', 'NOTHING_TO_SUBMIT', 'TIMESHEET_CHANGED'],
  },
  /** The newest first; everybody's for reviewers, else one's own. */
  'timesheets.list': {
    access: 'timesheets.own',
    audit: 'view',
    input: z.strictObject({
      status: z.enum(['submitted', 'approved', 'denied']),
      whose: z.enum(['all', 'own']),
      before: z.strictObject({ submittedAt: z.number(), timesheetId: timesheetIdSchema }).nullable(),
      limit: z.int().min(1).max(100),
    }),
    output: z.strictObject({
      timesheets: z.array(summary),
      hasMore: z.boolean(),
      isOn: z.boolean(),
      timezone: z.string(),
      /** Of each status, as far as the viewer may see them. */
      counts: z.strictObject({ submitted: z.int(), approved: z.int(), denied: z.int() }),
    }),
    errors: [],
  },
  'timesheets.get': {
    access: 'timesheets.own',
    audit: 'view',
    input: byTimesheet,
    output: details,
    errors: ['NOT_FOUND'],
  },
  'timesheets.approve': {
    access: 'timesheets.review',
    audit: 'change',
    input: byTimesheet,
    output: nothing,
    errors: [...reviewErrors, 'TIMESHEET_HELD_ELSEWHERE'],
  },
  'timesheets.deny': {
    access: 'timesheets.review',
    audit: 'change',
    input: z.strictObject({ timesheetId: timesheetIdSchema, reason: requiredLineSchema(500) }),
    output: nothing,
    errors: reviewErrors,
  },
  /** Sessions of a timesheet for a CSV file. */
  'timesheets.export': {
    access: 'timesheets.own',
    audit: 'export',
    input: byTimesheet,
    output: z.strictObject({ ...details.shape, count: z.int() }),
    errors: ['NOT_FOUND'],
  },
  /** A timesheet as a PDF to print and sign. */
  'timesheets.print': {
    access: 'timesheets.own',
    audit: 'export',
    input: byTimesheet,
    output: z.strictObject({ fileName: z.string(), base64: z.base64() }),
    errors: ['NOT_FOUND', 'LETTERS_MISSING'],
  },
})
