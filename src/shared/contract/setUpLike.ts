import { z } from 'zod'
import { userIdSchema } from '../domain/ids.ts'
import { NOTIFICATION_TOPICS } from '../domain/notifications.ts'
import { ROLES } from '../domain/roles.ts'
import { defineRoutes } from './define.ts'

const byColleague = { userId: userIdSchema, likeId: userIdSchema }
const roles = z.array(z.enum(ROLES))
/** Empty text where there is none. */
const name = z.strictObject({ before: z.string(), after: z.string() })

/** What a person has now and what they would have; a part that stays has the same on both sides. */
export const setUpPreviewSchema = z.strictObject({
  roles: z.strictObject({ before: roles, after: roles }),
  /** Names of crews they are a member of, by name. */
  crews: z.strictObject({ before: z.array(z.string()), after: z.array(z.string()) }),
  discipline: name,
  compensationTier: name,
  /** Topics that would be switched on and off; account security is the person's own alone. */
  notifications: z.strictObject({
    switchedOn: z.array(z.enum(NOTIFICATION_TOPICS)),
    switchedOff: z.array(z.enum(NOTIFICATION_TOPICS)),
  }),
  isMfaRequired: z.strictObject({ before: z.boolean(), after: z.boolean() }),
  /** How many parts would change. */
  changes: z.int(),
  /** What was seen: the act is refused where it would do something else by then. */
  seen: z.string(),
})
export type SetUpPreview = z.infer<typeof setUpPreviewSchema>

/** "Set up like …" (product.md 40). Owners only: it gives roles. */
export const setUpLikeRoutes = defineRoutes({
  'setUpLike.preview': {
    access: 'users.setRoles',
    audit: 'view',
    input: z.strictObject(byColleague),
    output: setUpPreviewSchema,
    errors: ['NOT_FOUND', 'OWN_ROLES', 'PLAN_FORBIDS_PRACTITIONER'],
  },
  /** One act: all of it or nothing. */
  'setUpLike.run': {
    access: 'users.setRoles',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({ ...byColleague, seen: z.string().max(64) }),
    output: z.strictObject({ actId: z.string() }),
    errors: ['NOT_FOUND', 'OWN_ROLES', 'PLAN_FORBIDS_PRACTITIONER', 'SET_UP_CHANGED'],
  },
  /** Puts back what one act changed; refused where any of it was changed since. */
  'setUpLike.undo': {
    access: 'users.setRoles',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({ userId: userIdSchema, actId: z.string().max(64) }),
    output: z.strictObject({}),
    errors: ['NOT_FOUND', 'OWN_ROLES', 'PLAN_FORBIDS_PRACTITIONER', 'SET_UP_CHANGED'],
  },
})
