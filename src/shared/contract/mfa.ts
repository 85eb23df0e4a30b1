import { z } from 'zod'
import { userIdSchema } from '../domain/ids.ts'
import { requiredLineSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const password = z.string('required').min(1, 'required').max(1024, 'tooLong')
const code = z.string('required').max(1024, 'tooLong')
/** Ten codes such as `K7Q2M-XR4TD`, shown once. */
const recoveryCodes = z.array(z.string()).length(10)

/** The second factor of the person at the desk, and its reset for others (product.md 35). */
export const mfaRoutes = defineRoutes({
  'mfa.get': {
    access: 'mustEnrolMfa',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      isOffered: z.boolean(),
      isRequired: z.boolean(),
      isOn: z.boolean(),
      /** When it was turned on; null where it is off. */
      since: z.number().nullable(),
      recoveryCodesLeft: z.int(),
    }),
    errors: [],
  },
  /** Makes a secret for this seat; nothing is stored, and nothing counts, until a code of it was given. */
  'mfa.begin': {
    access: 'mustEnrolMfa',
    audit: 'none',
    isFresh: true,
    input: nothing,
    output: z.strictObject({
      /** base32, in groups of four for typing. */
      secret: z.string(),
      /** The otpauth address for the QR code. */
      uri: z.string(),
    }),
    errors: ['MFA_NOT_OFFERED', 'MFA_IS_ON'],
  },
  /** Turns the factor on; the window is wider here than at sign-in, so that a clock slightly off locks nobody out. */
  'mfa.confirm': {
    access: 'mustEnrolMfa',
    audit: 'change',
    input: z.strictObject({ code }),
    output: z.strictObject({ recoveryCodes }),
    errors: ['MFA_NOT_OFFERED', 'MFA_IS_ON', 'ENROLMENT_NOT_BEGUN', 'WRONG_CODE'],
  },
  /** The person says that the codes are kept: the desk opens where it waited for the factor. */
  'mfa.keepCodes': {
    access: 'mustEnrolMfa',
    audit: 'none',
    input: nothing,
    output: nothing,
    errors: [],
  },
  /** Ten new recovery codes; the old ones work no more. */
  'mfa.renewRecoveryCodes': {
    access: 'mustEnrolMfa',
    audit: 'change',
    isFresh: true,
    input: nothing,
    output: z.strictObject({ recoveryCodes }),
    errors: ['MFA_IS_OFF'],
  },
  'mfa.remove': {
    access: 'signedIn',
    audit: 'change',
    input: z.strictObject({ password, code }),
    output: nothing,
    errors: ['MFA_IS_OFF', 'MFA_REQUIRED', 'WRONG_CREDENTIALS', 'WRONG_CODE', 'TOO_MANY_TRIES'],
  },
  /** Takes somebody else's factor away, for a lost phone: with a reason, and the doer's own password. */
  'mfa.reset': {
    access: 'users.resetMfa',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({ userId: userIdSchema, reason: requiredLineSchema(200), password }),
    output: nothing,
    errors: ['NOT_FOUND', 'OWNER_PROTECTED', 'OWN_MFA', 'MFA_IS_OFF', 'WRONG_CREDENTIALS', 'TOO_MANY_TRIES'],
  },
})
