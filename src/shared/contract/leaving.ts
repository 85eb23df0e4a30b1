import { z } from 'zod'
import { clientIdSchema, crewIdSchema, userIdSchema } from '../domain/ids.ts'
import { CLIENT_STATUSES } from '../domain/clients.ts'
import { SESSION_CHOICES } from '../domain/leaving.ts'
import { ROLES } from '../domain/roles.ts'
import { dateSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const byUser = z.strictObject({ userId: userIdSchema })
const MOST_CLIENTS = 5000
const MOST_OTHERS = 500

/** What somebody leaves behind: everything that needs somebody else, or is said to end. */
export const leavingPreviewSchema = z.strictObject({
  /** Clients that the person treats, or has future sessions with, by name. */
  clients: z.array(
    z.strictObject({
      clientId: clientIdSchema,
      name: z.string(),
      status: z.enum(CLIENT_STATUSES),
      /** False where there are only sessions: then only these can be handed over. */
      isTreated: z.boolean(),
      sessionCount: z.int(),
      /** The next session, in milliseconds since 1970; null where there is none. */
      nextSessionAt: z.number().nullable(),
      /** Of which services these sessions are. */
      services: z.array(z.strictObject({ serviceId: z.string(), name: z.string(), sessionCount: z.int() })),
    }),
  ),
  /** What the person is to clients besides: it stays. */
  relations: z.array(z.strictObject({ clientId: clientIdSchema, name: z.string(), relation: z.string() })),
  crews: z.array(
    z.strictObject({
      crewId: crewIdSchema,
      name: z.string(),
      isManaged: z.boolean(),
      isMember: z.boolean(),
      memberCount: z.int(),
    }),
  ),
  /** Students whom the person supervises. */
  students: z.array(
    z.strictObject({ userId: userIdSchema, name: z.string(), endsOn: dateSchema.nullable() }),
  ),
  roles: z.array(z.enum(ROLES)),
  hasPassword: z.boolean(),
  hasMfa: z.boolean(),
  timezone: z.string(),
})
export type LeavingPreview = z.infer<typeof leavingPreviewSchema>

/** What a return brings back and what it does not, before and after. */
export const returnPlanSchema = z.strictObject({
  leftAt: z.number(),
  /** Roles held before. Ownership is never given back this way, and only owners give roles at all. */
  roles: z.array(
    z.strictObject({
      role: z.enum(ROLES),
      keptBack: z.enum(['ownership', 'needsOwner']).nullable(),
    }),
  ),
  crews: z.array(
    z.strictObject({
      crewId: crewIdSchema,
      name: z.string(),
      as: z.enum(['manager', 'member']),
      /** `gone`: there is no such crew any more · `taken`: it got another Manager since. */
      keptBack: z.enum(['gone', 'taken']).nullable(),
    }),
  ),
  students: z.array(
    z.strictObject({
      userId: userIdSchema,
      name: z.string(),
      keptBack: z.enum(['gone', 'taken']).nullable(),
    }),
  ),
  /** Clients that were handed over: they come back where they are chosen. */
  clients: z.array(
    z.strictObject({
      clientId: clientIdSchema,
      name: z.string(),
      /** Who treats them now. */
      nowWith: z.array(z.string()),
      isTreated: z.boolean(),
      /** Future sessions that would come with the client. */
      sessionCount: z.int(),
    }),
  ),
  /** Cancelled sessions that stay cancelled: the plan has no room for them. */
  sessionsOverPlan: z.int(),
  /** True where a placement end lies in the past: it is taken away, or the person would be inactive again at once. */
  isPlacementOver: z.boolean(),
})
export type ReturnPlan = z.infer<typeof returnPlanSchema>

/** "Leaving" and "Reactivate as they were" (product.md 38). */
export const leavingRoutes = defineRoutes({
  'leaving.preview': {
    access: 'users.setStatus',
    audit: 'view',
    input: byUser,
    output: leavingPreviewSchema,
    errors: ['NOT_FOUND', 'OWN_STATUS', 'OWNER_PROTECTED', 'LAST_OWNER', 'HAS_LEFT'],
  },
  /**
   * Which services of the person's future sessions those who may take over don't offer, by discipline or tier: such
   * sessions are not handed over to them.
   */
  'leaving.checkTakers': {
    access: 'users.setStatus',
    audit: 'none',
    input: z.strictObject({ userId: userIdSchema, takerIds: z.array(userIdSchema).max(MOST_OTHERS) }),
    output: z.strictObject({
      takers: z.array(z.strictObject({ userId: userIdSchema, cannotOffer: z.array(z.string()) })),
    }),
    errors: ['NOT_FOUND', 'OWN_STATUS', 'OWNER_PROTECTED', 'LAST_OWNER', 'HAS_LEFT'],
  },
  /** One act: status, sign-in, roles, crews, clients, sessions, students; all of it or nothing. */
  'leaving.leave': {
    access: 'users.setStatus',
    audit: 'change',
    isFresh: true,
    maxInput: 1_000_000,
    input: z.strictObject({
      userId: userIdSchema,
      /** Exactly the clients of the preview. Nobody takes over where `takerId` is null. */
      clients: z
        .array(
          z.strictObject({
            clientId: clientIdSchema,
            takerId: userIdSchema.nullable(),
            sessions: z.enum(SESSION_CHOICES),
          }),
        )
        .max(MOST_CLIENTS),
      /** Exactly the crews managed. */
      crews: z
        .array(z.strictObject({ crewId: crewIdSchema, managerId: userIdSchema.nullable() }))
        .max(MOST_OTHERS),
      /** Exactly the students supervised. */
      students: z
        .array(z.strictObject({ userId: userIdSchema, supervisorId: userIdSchema.nullable() }))
        .max(MOST_OTHERS),
    }),
    output: z.strictObject({
      handedOver: z.int(),
      withNobody: z.int(),
      sessionsHandedOver: z.int(),
      sessionsCancelled: z.int(),
      /** Those that stay with nobody to hold them: left on purpose, or of a service that the taker does not offer. */
      sessionsUnheld: z.int(),
    }),
    errors: ['NOT_FOUND', 'OWN_STATUS', 'OWNER_PROTECTED', 'LAST_OWNER', 'HAS_LEFT', 'LEAVING_CHANGED'],
  },
  'leaving.previewReturn': {
    access: 'users.setStatus',
    audit: 'view',
    input: byUser,
    output: returnPlanSchema,
    errors: ['NOT_FOUND', 'OWN_STATUS', 'NOT_LEFT', 'PLAN_FORBIDS_PRACTITIONER'],
  },
  'leaving.reactivate': {
    access: 'users.setStatus',
    audit: 'change',
    isFresh: true,
    maxInput: 1_000_000,
    input: z.strictObject({
      userId: userIdSchema,
      /** Whose care comes back, with the sessions that went with it. */
      clients: z.union([z.literal('all'), z.array(clientIdSchema).max(MOST_CLIENTS)]),
    }),
    /** What came back and what did not. */
    output: returnPlanSchema,
    errors: ['NOT_FOUND', 'OWN_STATUS', 'NOT_LEFT', 'PLAN_FORBIDS_PRACTITIONER'],
  },
})
