import { z } from 'zod'
import { userIdSchema } from '../domain/ids.ts'
import { dateSchema, lineSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'
import { accountSchema } from './users.ts'

/** "Upgrade" of a student (product.md 39). Supervisor and end of a placement are saved with the account. */
export const placementsRoutes = defineRoutes({
  'placements.upgrade': {
    access: 'users.setRoles',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({
      userId: userIdSchema,
      /** Null where the licence number is skipped; what is there stays then. */
      registration: z.strictObject({ number: lineSchema(40), expiresOn: dateSchema.nullable() }).nullable(),
    }),
    output: accountSchema,
    errors: ['NOT_FOUND', 'OWN_ROLES', 'NOT_A_STUDENT', 'PLAN_FORBIDS_PRACTITIONER'],
  },
})
