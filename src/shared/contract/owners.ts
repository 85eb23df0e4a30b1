import { z } from 'zod'
import { userIdSchema } from '../domain/ids.ts'
import { ROLES } from '../domain/roles.ts'
import { USER_STATUSES } from '../domain/users.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const byUser = z.strictObject({ userId: userIdSchema })

/** Who owns the clinic: given and taken in Settings > Clinic (product.md 29). */
export const ownersRoutes = defineRoutes({
  'owners.list': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      owners: z.array(
        z.strictObject({
          userId: userIdSchema,
          firstName: z.string(),
          lastName: z.string(),
          title: z.string(),
          status: z.enum(USER_STATUSES),
          /** What stays where ownership goes. */
          otherRoles: z.array(z.enum(ROLES)),
          /** Why ownership can't be taken here; null where it can. */
          keptBecause: z.enum(['self', 'lastOwner']).nullable(),
        }),
      ),
    }),
    errors: [],
  },
  /** Makes active staff an owner, beside the roles that they hold. */
  'owners.give': {
    access: 'settings.edit',
    audit: 'change',
    isFresh: true,
    input: byUser,
    output: nothing,
    errors: ['NOT_FOUND', 'OWN_ROLES'],
  },
  /** Takes ownership away; the other roles stay. Never of the last active owner, and never one's own. */
  'owners.take': {
    access: 'settings.edit',
    audit: 'change',
    isFresh: true,
    input: byUser,
    output: nothing,
    errors: ['NOT_FOUND', 'OWN_ROLES', 'LAST_OWNER'],
  },
})
