import { z } from 'zod'
import { userIdSchema } from '../domain/ids.ts'
import { OWNER_CHANGES } from '../domain/ownerChanges.ts'
import { ROLES } from '../domain/roles.ts'
import { USER_STATUSES } from '../domain/users.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
/** Names one change of somebody's rights. */
const versionSchema = z.string().regex(/^\d{1,16} \d{1,16}$/u)
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
  /** What other PCs did to owners' rights since somebody at this PC last said that they know of it; newest first. */
  'owners.listChanges': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      changes: z.array(
        z.strictObject({
          userId: userIdSchema,
          name: z.string(),
          what: z.enum(OWNER_CHANGES),
          /** The PC that did it; empty where it bears no name. */
          deviceName: z.string(),
          /** By that PC's clock, in ms. */
          at: z.number(),
          version: versionSchema,
        }),
      ),
    }),
    errors: [],
  },
  /** Says at this PC that such a change is known, or takes that back. */
  'owners.settleChange': {
    access: 'settings.edit',
    audit: 'change',
    input: z.strictObject({
      userId: userIdSchema,
      what: z.enum(OWNER_CHANGES),
      version: versionSchema,
      isSettled: z.boolean(),
    }),
    output: nothing,
    errors: ['NOT_FOUND'],
  },
})
