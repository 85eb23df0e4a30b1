import { z } from 'zod'
import { ALERT_KINDS } from '../domain/alerts.ts'
import { alertIdSchema, userIdSchema } from '../domain/ids.ts'
import { defineRoutes } from './define.ts'

/** What owners must hear of, until one of them says that it is settled. */
export const alertsRoutes = defineRoutes({
  /** The open ones, newest first, at most 50. */
  'alerts.list': {
    access: 'settings.edit',
    audit: 'none',
    input: z.strictObject({}),
    output: z.strictObject({
      alerts: z.array(
        z.strictObject({
          alertId: alertIdSchema,
          kind: z.enum(ALERT_KINDS),
          raisedAt: z.number(),
          /** The PC on which it happened; empty where it is not known here. */
          deviceName: z.string(),
          about: z.strictObject({ userId: userIdSchema, name: z.string() }).nullable(),
          /** Numbers and short texts for the sentence. */
          facts: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
    }),
    errors: [],
  },
  /** Settles one, or opens it again: settling can be taken back. */
  'alerts.settle': {
    access: 'settings.edit',
    audit: 'change',
    input: z.strictObject({ alertId: alertIdSchema, isSettled: z.boolean() }),
    output: z.strictObject({}),
    errors: ['NOT_FOUND'],
  },
})
