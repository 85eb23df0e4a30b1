import { z } from 'zod'
import { userIdSchema } from '../domain/ids.ts'
import { LANGUAGES } from '../domain/languages.ts'
import { defineRoutes } from './define.ts'

export const slipsRoutes = defineRoutes({
  /**
   * The first sign-in slip as a PDF (product.md 20), for whoever has just set the temporary password and so still
   * knows it. Nothing of it is stored.
   */
  'slips.firstSignIn': {
    access: 'users.setTemporaryPassword',
    audit: 'export',
    input: z.strictObject({
      userId: userIdSchema,
      password: z.string('required').min(1, 'required').max(1024, 'tooLong'),
      /** Of the screen, where the person has chosen none: both ways of printing say the same. */
      language: z.enum(LANGUAGES).optional(),
    }),
    output: z.strictObject({ fileName: z.string(), base64: z.base64() }),
    errors: ['NOT_FOUND', 'OWNER_PROTECTED', 'NOT_THE_TEMPORARY_PASSWORD', 'LETTERS_MISSING'],
  },
})
