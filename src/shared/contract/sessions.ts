import { z } from 'zod'
import { clientIdSchema, serviceIdSchema, sessionIdSchema, userIdSchema } from '../domain/ids.ts'
import { SESSION_STATUSES } from '../domain/sessions.ts'
import { dateSchema, lineSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const LONGEST_MINUTES = 12 * 60
const SHORTEST_MINUTES = 5

/** An appointment as somebody enters it; day and time are those of the clinic's wall clock. */
const sessionFields = {
  practitionerId: userIdSchema,
  clientId: clientIdSchema,
  serviceId: serviceIdSchema,
  day: dateSchema,
  /** Minutes after midnight. */
  startMinute: z.int('required').min(0, 'invalid').max(1439, 'invalid'),
  durationMinutes: z.int('required').min(SHORTEST_MINUTES, 'tooShort').max(LONGEST_MINUTES, 'tooLong'),
  /** With the client; else desk work for them. */
  isDirect: z.boolean(),
  isBillable: z.boolean(),
}

const sessionSchema = z.strictObject({
  sessionId: sessionIdSchema,
  ...sessionFields,
  /** Null where the viewer may not see this client. */
  clientName: z.string().nullable(),
  serviceName: z.string(),
  startsAt: z.number(),
  status: z.enum(SESSION_STATUSES),
  /** How many others of this person need the same time. */
  overlapCount: z.int(),
  /** In a timesheet that waits or was approved: closed for changes; null otherwise. */
  timesheet: z.enum(['submitted', 'approved']).nullable(),
})
export type Session = z.infer<typeof sessionSchema>

/** Another session that needs the same time, of the practitioner or of the client. */
const overlapSchema = z.strictObject({
  sessionId: sessionIdSchema,
  isOfClient: z.boolean(),
  day: z.string(),
  startMinute: z.int(),
  durationMinutes: z.int(),
  practitionerName: z.string(),
  clientName: z.string().nullable(),
})
export type Overlap = z.infer<typeof overlapSchema>

/** What a plan allows of a month `YYYY-MM`, and how much of it is taken. */
const directLimitSchema = z.strictObject({ month: z.string(), used: z.int(), most: z.int() })

/** Somebody who holds sessions, or held them. */
export const sessionPersonSchema = z.strictObject({
  userId: userIdSchema,
  name: z.string(),
  disciplineName: z.string(),
  /** False for somebody who is gone, or treats nobody any more. */
  treats: z.boolean(),
})
const saved = z.strictObject({ sessionId: sessionIdSchema, overlaps: z.array(overlapSchema) })

/** Sessions: the appointments of practitioners with clients. */
export const sessionsRoutes = defineRoutes({
  /** One person's week, Monday to Sunday, as far as the viewer may see that person. */
  'sessions.listWeek': {
    access: 'sessions.view',
    audit: 'view',
    input: z.strictObject({ userId: userIdSchema, day: dateSchema.nullable() }),
    output: z.strictObject({
      /** The Monday; the week of today where no day was given. */
      monday: z.string(),
      today: z.string(),
      now: z.number(),
      timezone: z.string(),
      sessions: z.array(sessionSchema),
      /** Of the months of this week; empty where the plan has no limit. */
      directLimits: z.array(directLimitSchema),
      /** Whether new ones can be entered. */
      mayEdit: z.boolean(),
      /** Whether those there can be changed: also of somebody who is gone, so that somebody else gets them. */
      mayChange: z.boolean(),
      person: sessionPersonSchema,
    }),
    errors: ['NOT_FOUND'],
  },
  /** People who hold sessions and whose sessions the viewer may see, by name; oneself first. At most 50. Who is gone is
   * among them while sessions of theirs are ahead. */
  'sessions.findPeople': {
    access: 'sessions.view',
    audit: 'none',
    input: z.strictObject({ search: lineSchema(100) }),
    output: z.strictObject({ people: z.array(sessionPersonSchema) }),
    errors: [],
  },
  /** Clients for a session of a person: that person's own first, then others the viewer may see. At most 30. */
  'sessions.findClients': {
    access: 'sessions.edit',
    audit: 'search',
    input: z.strictObject({ practitionerId: userIdSchema, search: z.string().max(100, 'tooLong') }),
    output: z.strictObject({
      rows: z.array(z.strictObject({ clientId: clientIdSchema, name: z.string() })),
    }),
    errors: [],
  },
  /** What this person offers, by discipline and tier. */
  'sessions.listServices': {
    access: 'sessions.edit',
    audit: 'none',
    input: z.strictObject({ practitionerId: userIdSchema }),
    output: z.strictObject({
      services: z.array(
        z.strictObject({
          serviceId: serviceIdSchema,
          name: z.string(),
          durationMinutes: z.int(),
          isBillable: z.boolean(),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
  /**
   * What a session as typed would run into: other sessions at that time, and the plan. Those of a client whom the viewer
   * may not enter count as none.
   */
  'sessions.preview': {
    access: 'sessions.edit',
    audit: 'none',
    input: z.strictObject({
      sessionId: sessionIdSchema.nullable(),
      practitionerId: userIdSchema,
      clientId: clientIdSchema.nullable(),
      day: dateSchema,
      startMinute: z.int().min(0).max(1439),
      durationMinutes: z.int().min(SHORTEST_MINUTES).max(LONGEST_MINUTES),
    }),
    output: z.strictObject({
      /** False where the clocks jump over this time. */
      isTimeThere: z.boolean(),
      overlaps: z.array(overlapSchema),
      directLimit: directLimitSchema.nullable(),
    }),
    errors: [],
  },
  'sessions.add': {
    access: 'sessions.edit',
    audit: 'change',
    input: z.strictObject(sessionFields),
    output: saved,
    errors: ['PLAN_LIMITS_DIRECT_SESSIONS'],
  },
  'sessions.change': {
    access: 'sessions.edit',
    audit: 'change',
    input: z.strictObject({ sessionId: sessionIdSchema, ...sessionFields }),
    output: saved,
    errors: ['NOT_FOUND', 'PLAN_LIMITS_DIRECT_SESSIONS', 'SESSION_IN_TIMESHEET', 'SESSION_NOT_BEGUN'],
  },
  /** Completes, cancels, notes a no-show, or takes any of them back. */
  'sessions.setStatus': {
    access: 'sessions.edit',
    audit: 'change',
    input: z.strictObject({ sessionId: sessionIdSchema, status: z.enum(SESSION_STATUSES) }),
    output: z.strictObject({ before: z.enum(SESSION_STATUSES) }),
    errors: ['NOT_FOUND', 'PLAN_LIMITS_DIRECT_SESSIONS', 'SESSION_IN_TIMESHEET', 'SESSION_NOT_BEGUN'],
  },
})
