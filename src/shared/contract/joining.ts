import { z } from 'zod'
import { requiredLineSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})

/** What hinders a joining, as far as a person can do something about it. */
export const JOINING_PROBLEMS = ['unreachable', 'unsafeConnection', 'hubNotTrusted', 'revoked'] as const

/** "Join a clinic" on a new PC (product.md 43). */
export const joiningRoutes = defineRoutes({
  /** Keys and database of this PC; the clinic's data follow. Gives this PC's recovery key, once. */
  'setup.joinClinic': {
    access: 'firstRun',
    audit: 'change',
    input: z.strictObject({
      code: z.string('required').trim().min(1, 'required').max(600, 'tooLong'),
      pcName: requiredLineSchema(60),
      keepKeyInFile: z.boolean(),
    }),
    output: z.strictObject({ recoveryKey: z.string() }),
    errors: [
      'HUB_UNREACHABLE',
      'HUB_UNSAFE',
      'HUB_REFUSED',
      'JOIN_CODE_WRONG',
      'JOIN_CODE_ENDED',
      'KEY_STORE_UNAVAILABLE',
      'KEY_FILE_NOT_CHOSEN',
      'DATA_ALREADY_HERE',
    ],
  },
  /** While the clinic's data come to a new PC nobody can sign in yet. */
  'sync.getJoining': {
    access: 'anyone',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      isJoining: z.boolean(),
      clinicName: z.string(),
      progress: z.strictObject({ done: z.int(), total: z.int() }).nullable(),
      /** It goes on by itself as soon as it can. */
      problem: z.enum(JOINING_PROBLEMS).nullable(),
    }),
    errors: [],
  },
})
