import { z } from 'zod'
import { clientIdSchema, deviceIdSchema, userIdSchema } from '../domain/ids.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const time = z.number().int()

/** One of the values that were given at the same time, with where it came from. */
const version = z.strictObject({
  /** As the log says it: text, number or nothing; names in place of ids. */
  value: z.union([z.string(), z.number(), z.null()]),
  /** Null where the program itself did it, or the log does not say. */
  byUserId: userIdSchema.nullable(),
  byName: z.string(),
  deviceId: deviceIdSchema.nullable(),
  deviceName: z.string(),
  at: time,
})

const about = z.strictObject({
  userId: userIdSchema.nullable(),
  clientId: clientIdSchema.nullable(),
  /** Of the person, client, discipline … it is about. */
  name: z.string(),
})

/** A field that two PCs changed while neither knew of the other; `stands` holds until somebody decides. */
const clash = z.strictObject({
  kind: z.literal('field'),
  id: z.string(),
  table: z.string(),
  field: z.string(),
  about,
  /** Status and roles: the stricter one stands, whichever came later. */
  isStrict: z.boolean(),
  stands: version,
  other: version,
})

/** A rule that holds on each PC and was broken by what came together. */
const broken = z.strictObject({
  kind: z.enum(['sameEmail', 'sameStaffId', 'planLimit', 'ownerKept']),
  id: z.string(),
  /** The e-mail, the staff ID, the plan. */
  what: z.string(),
  people: z.array(
    z.strictObject({ userId: userIdSchema, name: z.string(), status: z.enum(['active', 'inactive']) }),
  ),
})

export const reviewItemSchema = z.discriminatedUnion('kind', [clash, broken])

/** "To review": what came together from several PCs and needs a person (product.md 42). */
export const reviewRoutes = defineRoutes({
  /** Status and roles first, then broken rules, then the rest, the newest first. */
  'review.list': {
    access: 'users.list',
    audit: 'view',
    input: z.strictObject({ after: z.string().max(100).nullable(), limit: z.int().min(1).max(100) }),
    output: z.strictObject({ items: z.array(reviewItemSchema), next: z.string().nullable(), count: z.int() }),
    errors: [],
  },
  /** Settles a clash: keeps what stands, or takes the other value by an ordinary change with all its rules. */
  'review.settle': {
    access: 'users.list',
    audit: 'change',
    input: z.strictObject({ id: z.string().max(100), take: z.enum(['stands', 'other']) }),
    output: nothing,
    errors: [
      'NOT_FOUND',
      'REVIEW_CHANGED',
      'LAST_OWNER',
      'OWN_STATUS',
      'OWN_ROLES',
      'OWNER_PROTECTED',
      'EMAIL_TAKEN',
      'STAFF_ID_TAKEN',
      'PLAN_FORBIDS_PRACTITIONER',
    ],
  },
})
