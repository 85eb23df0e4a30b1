import { z } from 'zod'
import { userIdSchema } from '../domain/ids.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})

/** One of the values that were given at the same time, with where it came from. */
const version = z.strictObject({
  /** As it lies in the row; an id stands for what bears it in `names`. Null, too, where it is hidden. */
  value: z.union([z.string(), z.number(), z.null()]),
  /** Empty where the program itself did it, or the log does not say. */
  byName: z.string(),
  pcName: z.string(),
  at: z.int(),
})

/** A field that two PCs changed while neither knew of the other; `stands` holds until somebody decides. */
const clash = z.strictObject({
  kind: z.literal('field'),
  id: z.string(),
  table: z.string(),
  rowId: z.string(),
  field: z.string(),
  /** The person, client, discipline … it is about. */
  aboutName: z.string(),
  userId: userIdSchema.nullable(),
  /** Status and roles: the stricter one stands, whichever came later. */
  isStrict: z.boolean(),
  /** A photo or a long text: not shown here. */
  isHidden: z.boolean(),
  /** The merged record for which `other` came from a PC that did not know of the merge; null for any other clash. */
  mergedName: z.string().nullable(),
  stands: version,
  other: version,
})

/** A rule that holds on each PC and was broken by what came together. */
const broken = z.strictObject({
  /**
   * `ownerKept`: the last two owners took each other's ownership, and the earlier one, who is the person, has it back;
   * settled by `stands` · `planLimit`: several practitioners on a plan for one.
   */
  kind: z.enum(['sameEmail', 'sameStaffId', 'ownerKept', 'planLimit']),
  id: z.string(),
  /** The e-mail, the staff ID, the plan. */
  what: z.string(),
  people: z.array(z.strictObject({ userId: userIdSchema, name: z.string() })),
})

export const reviewItemSchema = z.discriminatedUnion('kind', [clash, broken])
export type ReviewItem = z.infer<typeof reviewItemSchema>

/** "To review": what came together from several PCs and needs a person (product.md 42). */
export const reviewRoutes = defineRoutes({
  /** Status and roles first, then broken rules, then the rest, the newest first; as far as the person may decide. */
  'review.list': {
    access: 'users.list',
    audit: 'view',
    input: z.strictObject({ limit: z.int().min(1).max(200) }),
    output: z.strictObject({
      items: z.array(reviewItemSchema),
      /** Of ids in values, by id. */
      names: z.record(z.string(), z.string()),
      count: z.int(),
    }),
    errors: [],
  },
  'review.count': {
    access: 'users.list',
    audit: 'none',
    input: nothing,
    output: z.strictObject({ count: z.int() }),
    errors: [],
  },
  /** Settles a clash: keeps what stands, or takes the other value by an ordinary change with its rules. */
  'review.settle': {
    access: 'users.list',
    audit: 'change',
    input: z.strictObject({ entryId: z.string().max(100), take: z.enum(['stands', 'other']) }),
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
      'NOT_A_STUDENT',
    ],
  },
})
