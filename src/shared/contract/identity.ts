import { z } from 'zod'
import { userIdSchema } from '../domain/ids.ts'
import { RIGHT_NAMES, SCOPES } from '../domain/rights.ts'
import { ROLES } from '../domain/roles.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const password = z.string('required').min(1, 'required').max(1024, 'tooLong')

/** Who is at the desk, as far as the screens need to know. */
export const sessionStateSchema = z.strictObject({
  state: z.enum(['none', 'active', 'locked', 'mustChangePassword']),
  /** Where locked, the name only: the locked screen holds nothing else of the person. */
  person: z
    .strictObject({
      userId: userIdSchema,
      firstName: z.string(),
      lastName: z.string(),
      title: z.string(),
      roles: z.array(z.enum(ROLES)),
      rights: z.partialRecord(z.enum(RIGHT_NAMES), z.enum(SCOPES)),
    })
    .nullable(),
  idleLockMinutes: z.int(),
})
export type SessionState = z.infer<typeof sessionStateSchema>

export const identityRoutes = defineRoutes({
  'session.get': { access: 'anyone', audit: 'none', input: nothing, output: sessionStateSchema, errors: [] },
  'identity.signIn': {
    access: 'signedOut',
    audit: 'identity',
    input: z.strictObject({ email: z.string('required').min(1, 'required').max(254, 'tooLong'), password }),
    output: sessionStateSchema,
    errors: ['WRONG_CREDENTIALS', 'TEMPORARY_PASSWORD_ENDED'],
  },
  'identity.signOut': {
    access: 'anyone',
    audit: 'identity',
    input: nothing,
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
    input: z.strictObject({ password }),
    output: sessionStateSchema,
    errors: ['WRONG_CREDENTIALS'],
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
    errors: ['WRONG_CREDENTIALS', 'PASSWORD_REFUSED'],
  },
})
