import { z } from 'zod'
import { clientIdSchema, userIdSchema } from '../domain/ids.ts'
import { CLIENT_STATUSES, RELATIONS } from '../domain/clients.ts'
import { defineRoutes } from './define.ts'

/** The client chart as far as it is read: demographics, status, people (product.md 25). */
export const clientChartSchema = z.strictObject({
  clientId: clientIdSchema,
  firstName: z.string(),
  lastName: z.string(),
  preferredName: z.string(),
  birthDate: z.string().nullable(),
  pronouns: z.string(),
  status: z.enum(CLIENT_STATUSES),
  since: z.string().nullable(),
  phone: z.string(),
  email: z.string(),
  address: z.string(),
  school: z.string(),
  notes: z.string(),
  people: z.array(
    z.strictObject({
      userId: userIdSchema,
      name: z.string(),
      title: z.string(),
      relation: z.enum(RELATIONS),
      /** In the family's words: "Mother"; empty for practitioners. */
      relationLabel: z.string(),
      isPrimary: z.boolean(),
      hasPortalAccess: z.boolean(),
      hasConsent: z.boolean(),
      phone: z.string(),
      email: z.string(),
      since: z.string().nullable(),
      isActive: z.boolean(),
    }),
  ),
})
export type ClientChart = z.infer<typeof clientChartSchema>

export const clientsRoutes = defineRoutes({
  'clients.getChart': {
    access: 'clients.view',
    audit: 'view',
    input: z.strictObject({ clientId: clientIdSchema }),
    output: clientChartSchema,
    errors: ['NOT_FOUND'],
  },
})
