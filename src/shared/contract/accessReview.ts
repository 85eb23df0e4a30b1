import { z } from 'zod'
import { ACCESS_DECISIONS } from '../domain/accessReview.ts'
import { userIdSchema } from '../domain/ids.ts'
import { ROLES } from '../domain/roles.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const reviewId = z.string().regex(/^\d{4}-Q[1-4]$/, 'malformed')

const person = z.strictObject({
  userId: userIdSchema,
  name: z.string(),
  title: z.string(),
  roles: z.array(z.enum(ROLES)),
  isMfaOn: z.boolean(),
  /** Their last act in the log, on whatever PC; null where there is none. */
  lastSeenAt: z.int().nullable(),
  /** False once their sign-in was ended. */
  hasAccess: z.boolean(),
  isSelf: z.boolean(),
  decision: z.enum(ACCESS_DECISIONS).nullable(),
  /** Roles at the time of the decision. */
  rolesThen: z.array(z.enum(ROLES)),
  isSettled: z.boolean(),
})

const finished = z.strictObject({
  reviewId,
  finishedAt: z.int(),
  finishedBy: z.string(),
  people: z.int(),
  /** SHA-256 of the signed list. */
  documentHash: z.string(),
})

/** Once a quarter: who can sign in, with which roles, last seen when, and whether that is still right. Owners only. */
export const accessReviewRoutes = defineRoutes({
  'accessReview.get': {
    access: 'users.setRoles',
    audit: 'view',
    input: nothing,
    output: z.strictObject({
      /** This quarter's. */
      reviewId,
      /** Null while it is open. */
      finished: finished.nullable(),
      people: z.array(person),
      past: z.array(finished),
    }),
    errors: [],
  },
  /** For the reminder on Home. */
  'accessReview.getDue': {
    access: 'users.setRoles',
    audit: 'none',
    input: nothing,
    output: z.strictObject({ reviewId, isDue: z.boolean() }),
    errors: [],
  },
  'accessReview.decide': {
    access: 'users.setRoles',
    audit: 'change',
    input: z.strictObject({ reviewId, userId: userIdSchema, decision: z.enum(ACCESS_DECISIONS) }),
    output: nothing,
    errors: ['NOT_FOUND', 'REVIEW_FINISHED', 'STILL_HAS_ACCESS'],
  },
  /** Signs the review: the list becomes a PDF that is kept with its hash. */
  'accessReview.finish': {
    access: 'users.setRoles',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({ reviewId }),
    output: finished,
    errors: ['REVIEW_FINISHED', 'REVIEW_UNDECIDED', 'REVIEW_CHANGED', 'LETTERS_MISSING'],
  },
  /** The signed list of a finished review, as it was kept. */
  'accessReview.getDocument': {
    access: 'users.setRoles',
    audit: 'export',
    input: z.strictObject({ reviewId }),
    output: z.strictObject({ fileName: z.string(), base64: z.base64() }),
    errors: ['NOT_FOUND'],
  },
})
