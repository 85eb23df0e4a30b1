import { z } from 'zod'
import { clientIdSchema, userIdSchema } from '../domain/ids.ts'
import { MERGE_FIELDS, MERGE_KINDS } from '../domain/merging.ts'
import { ROLES } from '../domain/roles.ts'
import { defineRoutes } from './define.ts'

const recordId = z.union([userIdSchema, clientIdSchema])
const pair = { kind: z.enum(MERGE_KINDS), keptId: recordId, mergedId: recordId }
const mergeId = z.string().max(64)

const record = z.strictObject({
  id: recordId,
  name: z.string(),
  /** What tells two people of one name apart: e-mail or date of birth. */
  detail: z.string(),
  isActive: z.boolean(),
})
export type MergeRecord = z.infer<typeof record>

/** What becomes of two records that are one person's. */
export const mergePreviewSchema = z.strictObject({
  kept: record,
  merged: record,
  /** The fields in which they differ. */
  fields: z.array(
    z.strictObject({
      field: z.enum(MERGE_FIELDS),
      kept: z.string(),
      merged: z.string(),
      /** What is suggested: the kept record's, unless it says nothing. */
      take: z.enum(['kept', 'merged']),
      /** Only an owner chooses here. */
      isLocked: z.boolean(),
    }),
  ),
  /** Null for clients, and where neither holds any. */
  roles: z
    .strictObject({ kept: z.array(z.enum(ROLES)), merged: z.array(z.enum(ROLES)), mayCombine: z.boolean() })
    .nullable(),
  /** What goes over to the kept record. */
  moves: z.strictObject({
    clients: z.int(),
    people: z.int(),
    sessions: z.int(),
    timesheets: z.int(),
    crews: z.int(),
    students: z.int(),
  }),
  /** The merged record has a password or MFA, which end. */
  endsSignIn: z.boolean(),
  /** Names this preview: the merge does what it showed, or nothing. */
  seen: z.string(),
})
export type MergePreview = z.infer<typeof mergePreviewSchema>

/** Two records of one person or client become one (product.md 31, 45; security.md S10). */
export const mergingRoutes = defineRoutes({
  /** Clients by name, and the likeliest doubles of a record where nothing was typed. */
  'merging.find': {
    access: 'users.setStatus',
    audit: 'search',
    input: z.strictObject({
      kind: z.enum(MERGE_KINDS),
      id: recordId,
      search: z.string().max(200, 'tooLong'),
    }),
    output: z.strictObject({ rows: z.array(record.extend({ isLikely: z.boolean() })) }),
    errors: ['NOT_FOUND'],
  },
  'merging.preview': {
    access: 'users.setStatus',
    audit: 'view',
    input: z.strictObject(pair),
    output: mergePreviewSchema,
    errors: ['NOT_FOUND', 'OWN_STATUS', 'OWNER_PROTECTED', 'LAST_OWNER', 'MERGE_KEEPS_STAFF'],
  },
  /** One act; the merged record stays as a pointer that no list shows. */
  'merging.merge': {
    access: 'users.setStatus',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({
      ...pair,
      /** The fields that come from the merged record. */
      taken: z.array(z.enum(MERGE_FIELDS)).max(MERGE_FIELDS.length),
      roles: z.enum(['kept', 'both']),
      seen: z.string().max(100),
    }),
    output: z.strictObject({ mergeId }),
    errors: [
      'NOT_FOUND',
      'OWN_STATUS',
      'OWN_ROLES',
      'OWNER_PROTECTED',
      'LAST_OWNER',
      'MERGE_KEEPS_STAFF',
      'MERGE_CHANGED',
      'PLAN_FORBIDS_PRACTITIONER',
    ],
  },
  /** The merges that a record came out of, the newest first. */
  'merging.list': {
    access: 'users.setStatus',
    audit: 'none',
    input: z.strictObject({ kind: z.enum(MERGE_KINDS), id: recordId }),
    output: z.strictObject({
      merges: z.array(z.strictObject({ mergeId, name: z.string(), at: z.int(), byName: z.string() })),
    }),
    errors: [],
  },
  /** Takes a merge back, as long as nothing of it was changed since. */
  'merging.undo': {
    access: 'users.setStatus',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({ mergeId }),
    output: z.strictObject({}),
    errors: [
      'NOT_FOUND',
      'OWNER_PROTECTED',
      'MERGE_CHANGED',
      'PLAN_FORBIDS_PRACTITIONER',
      'EMAIL_TAKEN',
      'STAFF_ID_TAKEN',
    ],
  },
})
