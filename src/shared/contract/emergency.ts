import { z } from 'zod'
import { emergencyReasonSchema } from '../domain/emergencyReason.ts'
import { clientIdSchema } from '../domain/ids.ts'
import { requiredLineSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'
import { sessionStateSchema } from './identity.ts'

const nothing = z.strictObject({})

/** What the emergency view shows of a client, and nothing more (security.md A13). */
export const emergencyClientSchema = z.strictObject({
  clientId: clientIdSchema,
  name: z.string(),
  birthDate: z.string().nullable(),
  phone: z.string(),
  /** Whom to call: the primary one first. */
  people: z.array(
    z.strictObject({
      relation: z.enum(['guardian', 'contact']),
      name: z.string(),
      phones: z.array(z.string()),
    }),
  ),
  practitioners: z.array(z.string()),
})
export type EmergencyClient = z.infer<typeof emergencyClientSchema>

/** Break-glass: with the clinic's recovery key, when nobody can sign in and somebody must be called. */
export const emergencyRoutes = defineRoutes({
  'emergency.open': {
    access: 'anyone',
    audit: 'identity',
    input: z.strictObject({
      recoveryKey: z.string('required').min(1, 'required').max(200, 'tooLong'),
      /** Who asks; nobody is signed in. */
      name: requiredLineSchema(100),
      reason: emergencyReasonSchema,
    }),
    output: sessionStateSchema,
    errors: ['RECOVERY_KEY_WRONG', 'TOO_MANY_TRIES', 'KEY_STORE_UNAVAILABLE'],
  },
  /** Clients whose name has all of the typed words, ignoring case and accents. */
  'emergency.search': {
    access: 'emergency',
    audit: 'search',
    input: z.strictObject({ search: requiredLineSchema(100).refine((text) => text.length >= 2, 'tooShort') }),
    output: z.strictObject({
      clients: z.array(emergencyClientSchema.pick({ clientId: true, name: true, birthDate: true })).max(20),
      /** True where there are more than are listed. */
      isCut: z.boolean(),
    }),
    errors: [],
  },
  'emergency.get': {
    access: 'emergency',
    audit: 'view',
    input: z.strictObject({ clientId: clientIdSchema }),
    output: emergencyClientSchema,
    errors: ['NOT_FOUND'],
  },
  'emergency.close': {
    access: 'emergency',
    audit: 'identity',
    input: nothing,
    output: sessionStateSchema,
    errors: [],
  },
})
