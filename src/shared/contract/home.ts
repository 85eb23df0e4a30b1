import { z } from 'zod'
import { CLIENT_STATUSES } from '../domain/clients.ts'
import { clientIdSchema, timesheetIdSchema } from '../domain/ids.ts'
import { dateSchema } from '../domain/text.ts'
import { LISTED_KINDS } from '../domain/users.ts'
import { defineRoutes } from './define.ts'
import { sessionPersonSchema } from './sessions.ts'

/** What Home shows besides who needs somebody: what waits for the viewer, and the pictures (product.md 28). */
export const homeRoutes = defineRoutes({
  'home.getToday': {
    access: 'home.open',
    audit: 'none',
    input: z.strictObject({}),
    output: z.strictObject({
      today: dateSchema,
      /** Timesheets that wait for the viewer: submitted to them, or to nobody who may review any more. */
      timesheetsToReview: z.int(),
      /** The viewer's own timesheets that were denied and of which something can be handed in again; at most 3. */
      denied: z.array(
        z.strictObject({
          timesheetId: timesheetIdSchema,
          from: z.string(),
          until: z.string(),
          reason: z.string(),
          decidedByName: z.string(),
        }),
      ),
      /** Sessions ahead of people who are gone, by who held them, for those who can give them to others; at most 5. */
      unheld: z.array(z.strictObject({ person: sessionPersonSchema, count: z.int(), firstDay: dateSchema })),
      /** The days of this week, with the sessions of each that were not called off. */
      week: z.array(z.strictObject({ day: dateSchema, count: z.int() })),
      /** Whether `week` is about the whole clinic or the viewer's own sessions. */
      isWholeClinic: z.boolean(),
      /** Active people by what they are; null for viewers who may not see Clinic Users. */
      kinds: z.array(z.strictObject({ kind: z.enum(LISTED_KINDS), count: z.int() })).nullable(),
      /** Active practitioners by discipline, the largest first; null as above. */
      disciplines: z.array(z.strictObject({ name: z.string(), count: z.int() })).nullable(),
      /** The viewer's own clients, by name; at most 12. */
      clients: z.array(
        z.strictObject({ clientId: clientIdSchema, name: z.string(), status: z.enum(CLIENT_STATUSES) }),
      ),
    }),
    errors: [],
  },
})
