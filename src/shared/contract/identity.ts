import { z } from 'zod'
import { userIdSchema } from '../domain/ids.ts'
import { LANGUAGES } from '../domain/languages.ts'
import { PASSWORD_PROBLEMS } from '../domain/passwords.ts'
import { RIGHT_NAMES, SCOPES } from '../domain/rights.ts'
import { ROLES } from '../domain/roles.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const password = z.string('required').min(1, 'required').max(1024, 'tooLong')
/** As typed: what is no code is a wrong code, never a malformed call. */
const code = z.string('required').max(1024, 'tooLong')

/**
 * Where a seat stands. `needsCode`: the password was right, the second factor is asked for · `mustChangePassword`,
 * `mustEnrolMfa`: signed in, with one thing to do before any other screen · `emergency`: nobody is signed in, and the
 * emergency view is open.
 */
export const SEAT_STATES = [
  'none',
  'needsCode',
  'mustChangePassword',
  'mustEnrolMfa',
  'active',
  'locked',
  'emergency',
] as const

/** Who is at the desk, as far as the screens need to know. */
export const sessionStateSchema = z.strictObject({
  state: z.enum(SEAT_STATES),
  /** Where locked or without the code yet, the name only: those screens hold nothing else of the person. */
  person: z
    .strictObject({
      userId: userIdSchema,
      firstName: z.string(),
      lastName: z.string(),
      title: z.string(),
      /** Null until the person chose one. */
      language: z.enum(LANGUAGES).nullable(),
      roles: z.array(z.enum(ROLES)),
      rights: z.partialRecord(z.enum(RIGHT_NAMES), z.enum(SCOPES)),
    })
    .nullable(),
  idleLockMinutes: z.int(),
  /** True where a locked desk asks for a code besides the password (30 minutes after the last full sign-in). */
  unlockNeedsCode: z.boolean(),
  /** True where this person has a confirmed second factor. */
  hasMfa: z.boolean(),
  /** When the emergency view closes by itself; null in every other state. */
  emergencyUntil: z.number().nullable(),
})
export type SessionState = z.infer<typeof sessionStateSchema>

export const identityRoutes = defineRoutes({
  'session.get': { access: 'anyone', audit: 'none', input: nothing, output: sessionStateSchema, errors: [] },
  'identity.signIn': {
    access: 'signedOut',
    audit: 'identity',
    input: z.strictObject({
      email: z.string('required').min(1, 'required').max(254, 'tooLong'),
      password,
      /** Where too many wrong tries shut the account: a recovery code with the password opens it. */
      recoveryCode: code.optional(),
    }),
    output: sessionStateSchema,
    errors: ['WRONG_CREDENTIALS', 'TEMPORARY_PASSWORD_ENDED', 'TOO_MANY_TRIES', 'STAFF_LIST_OLD'],
  },
  /** The second step of signing in, with a code of the authenticator. */
  'identity.enterCode': {
    access: 'needsCode',
    audit: 'identity',
    input: z.strictObject({ code }),
    output: sessionStateSchema,
    errors: ['WRONG_CODE', 'TOO_MANY_TRIES', 'STAFF_LIST_OLD'],
  },
  /** The second step with one of the ten recovery codes, which is spent by it. */
  'identity.enterRecoveryCode': {
    access: 'needsCode',
    audit: 'identity',
    input: z.strictObject({ recoveryCode: code }),
    output: z.strictObject({ session: sessionStateSchema, codesLeft: z.int() }),
    errors: ['WRONG_CODE', 'TOO_MANY_TRIES', 'STAFF_LIST_OLD'],
  },
  /**
   * Finds out from two codes in a row whether this PC's clock is wrong, which looks like a wrong code. Never signs
   * anybody in.
   */
  'identity.checkClock': {
    access: 'needsCode',
    audit: 'identity',
    input: z.strictObject({ firstCode: code, secondCode: code }),
    output: z.strictObject({
      verdict: z.enum(['right', 'behind', 'ahead', 'unknown']),
      /** How far the clock is off; null where the verdict is `right` or `unknown`. */
      offsetMinutes: z.int().nullable(),
    }),
    errors: ['TOO_MANY_TRIES'],
  },
  'identity.signOut': {
    access: 'anyone',
    audit: 'identity',
    input: nothing,
    output: sessionStateSchema,
    errors: [],
  },
  /** The language of the screens, for oneself, on every PC of the clinic. */
  'identity.chooseLanguage': {
    access: 'signedIn',
    audit: 'change',
    input: z.strictObject({ language: z.enum(LANGUAGES) }),
    output: sessionStateSchema,
    errors: [],
  },
  'identity.lock': {
    access: 'lockedOrSignedIn',
    audit: 'identity',
    input: nothing,
    output: sessionStateSchema,
    errors: [],
  },
  'identity.unlock': {
    access: 'lockedOrSignedIn',
    audit: 'identity',
    input: z.strictObject({
      password,
      code: code.nullable(),
      /** In place of a code, and spent by it. */
      recoveryCode: code.optional(),
    }),
    output: sessionStateSchema,
    errors: ['WRONG_CREDENTIALS', 'CODE_NEEDED', 'WRONG_CODE', 'TOO_MANY_TRIES', 'STAFF_LIST_OLD'],
  },
  /** Proves once more who is at the desk, before a sensitive act: password, and a code where there is a factor. */
  'identity.confirm': {
    access: 'mustEnrolMfa',
    audit: 'identity',
    input: z.strictObject({ password, code: code.nullable() }),
    output: nothing,
    errors: ['WRONG_CREDENTIALS', 'CODE_NEEDED', 'WRONG_CODE', 'TOO_MANY_TRIES'],
  },
  /** Says that the person moved or typed, so that the idle lock waits. */
  'identity.reportActivity': {
    access: 'signedIn',
    audit: 'none',
    input: nothing,
    output: nothing,
    errors: [],
  },
  'identity.changePassword': {
    access: 'mustChangePassword',
    audit: 'change',
    input: z.strictObject({ currentPassword: password, newPassword: password }),
    output: sessionStateSchema,
    errors: ['WRONG_CREDENTIALS', 'PASSWORD_REFUSED', 'TOO_MANY_TRIES'],
  },
  /** Judges a new password while it is typed, by the rules that setting it asks too (product.md 34). */
  'identity.checkPassword': {
    access: 'anyone',
    audit: 'none',
    input: z.strictObject({
      password: z.string().max(1024, 'tooLong'),
      /** Whose it will be; null before there is a clinic, or for oneself. */
      userId: userIdSchema.nullable(),
      /** Names typed on the same form that the database does not have yet. */
      ownWords: z.array(z.string().max(200)).max(8),
    }),
    output: z.strictObject({
      problem: z.enum(PASSWORD_PROBLEMS).nullable(),
      minimum: z.int(),
    }),
    errors: [],
  },
  /** Ends the wrong tries of somebody on this PC, so that they may try again at once (product.md 36). */
  'identity.unlockUser': {
    access: 'users.unlock',
    audit: 'change',
    input: z.strictObject({ userId: userIdSchema }),
    output: nothing,
    errors: ['NOT_FOUND', 'OWNER_PROTECTED'],
  },
})
