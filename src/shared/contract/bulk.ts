import { z } from 'zod'
import { BULK_OUTCOMES, BULK_PARTS } from '../domain/bulk.ts'
import {
  compensationTierIdSchema,
  crewIdSchema,
  disciplineIdSchema,
  userIdSchema,
  workIdSchema,
} from '../domain/ids.ts'
import { ROLES } from '../domain/roles.ts'
import { USER_STATUSES } from '../domain/users.ts'
import { defineRoutes } from './define.ts'
import { selectionSchema, userSortSchema } from './users.ts'

const byBulk = z.strictObject({ bulkId: workIdSchema })

/** One part that becomes the same for many people. Ownership is given in Settings > Clinic only. */
export const bulkChangeSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('status'), status: z.enum(USER_STATUSES) }),
  z.strictObject({ what: z.literal('role'), role: z.enum(ROLES).exclude(['owner']), isHeld: z.boolean() }),
  z.strictObject({ what: z.literal('crew'), crewId: crewIdSchema, isMember: z.boolean() }),
  z.strictObject({ what: z.literal('tier'), compensationTierId: compensationTierIdSchema.nullable() }),
  z.strictObject({ what: z.literal('discipline'), disciplineId: disciplineIdSchema.nullable() }),
  z.strictObject({ what: z.literal('mfaRequired'), isRequired: z.boolean() }),
])
export type BulkChange = z.infer<typeof bulkChangeSchema>

export const bulkRowSchema = z.strictObject({
  userId: userIdSchema,
  firstName: z.string(),
  lastName: z.string(),
  outcome: z.enum(BULK_OUTCOMES),
  /** What stands now: a status, role codes with commas between, a name, or `yes` and `no`; empty where there is none. */
  before: z.string(),
  /** What would stand then, in the same form. */
  after: z.string(),
  /** Clients whom somebody still looks after who would be made inactive; "Leaving" hands them over. */
  clients: z.int(),
})
export type BulkRow = z.infer<typeof bulkRowSchema>

/** Bulk changes of Clinic Users (product.md 8). Each part has its right besides: the use case asks for it. */
export const bulkRoutes = defineRoutes({
  /** What may be chosen: the parts that are the person's to change, and the crews. */
  'bulk.getChoices': {
    access: 'users.list',
    audit: 'none',
    input: z.strictObject({}),
    output: z.strictObject({
      parts: z.array(z.enum(BULK_PARTS)),
      crews: z.array(z.strictObject({ crewId: crewIdSchema, name: z.string() })),
    }),
    errors: [],
  },
  /** The dry run: counts everybody by what would become of them; changes nothing, and is kept at the desk. */
  'bulk.preview': {
    access: 'users.list',
    audit: 'none',
    maxInput: 1_000_000,
    input: z.strictObject({ which: selectionSchema, sort: userSortSchema, change: bulkChangeSchema }),
    output: z.strictObject({
      bulkId: workIdSchema,
      total: z.int(),
      outcomes: z.array(z.strictObject({ outcome: z.enum(BULK_OUTCOMES), count: z.int() })),
      /** How many would be made inactive while clients are assigned to them. */
      withClients: z.int(),
      /** True where a search found more people than it counts: the others are not among these. */
      isCapped: z.boolean(),
    }),
    errors: ['NOT_FOUND', 'MFA_NOT_OFFERED'],
  },
  /** Rows of the dry run: those with one of these outcomes, in the order of the list. */
  'bulk.listRows': {
    access: 'users.list',
    audit: 'none',
    input: z.strictObject({
      bulkId: workIdSchema,
      outcomes: z.array(z.enum(BULK_OUTCOMES)).max(BULK_OUTCOMES.length),
      from: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(bulkRowSchema), total: z.int() }),
    errors: ['NOT_FOUND', 'MFA_NOT_OFFERED'],
  },
  /** Does what the dry run showed, in one act; refused where it would be anything else by now. */
  'bulk.apply': {
    access: 'users.list',
    audit: 'change',
    input: byBulk,
    output: z.strictObject({ actId: z.string(), changed: z.int() }),
    errors: ['NOT_FOUND', 'MFA_NOT_OFFERED', 'BULK_CHANGED', 'CANCELLED'],
  },
  /** Ends a running one, of which nothing stays, and forgets one that was only looked at. */
  'bulk.cancel': {
    access: 'users.list',
    audit: 'none',
    input: byBulk,
    output: z.strictObject({}),
    errors: [],
  },
  /** Puts back what one act changed; refused where any of it was changed since. */
  'bulk.undo': {
    access: 'users.list',
    audit: 'change',
    input: z.strictObject({ actId: z.string().max(64) }),
    output: z.strictObject({ changed: z.int() }),
    errors: ['NOT_FOUND', 'BULK_CHANGED', 'PLAN_FORBIDS_PRACTITIONER', 'LAST_OWNER', 'OWNER_PROTECTED'],
  },
})
