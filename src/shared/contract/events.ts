import { z } from 'zod'
import { workIdSchema } from '../domain/ids.ts'

/** What the main process tells the screens, after commit; may be lost without harm, since stores refetch. */
export const eventSchema = z.discriminatedUnion('name', [
  /** People changed; `ids` is empty where there were more than 100. */
  z.strictObject({ name: z.literal('users.changed'), ids: z.array(z.string()) }),
  /** Clients, or who is what to them, changed; `ids` is empty where there were more than 100. */
  z.strictObject({ name: z.literal('clients.changed'), ids: z.array(z.string()) }),
  z.strictObject({ name: z.literal('clinic.changed') }),
  z.strictObject({ name: z.literal('session.changed') }),
  z.strictObject({ name: z.literal('start.changed') }),
  z.strictObject({ name: z.literal('alerts.changed') }),
  /** The team page is at the hub now, or gone from it, or refused. */
  z.strictObject({ name: z.literal('teamPage.changed') }),
  z.strictObject({ name: z.literal('mail.changed') }),
  /** Appointments or timesheets changed. */
  z.strictObject({ name: z.literal('sessions.changed') }),
  z.strictObject({ name: z.literal('sync.changed') }),
  z.strictObject({ name: z.literal('backups.changed') }),
  z.strictObject({ name: z.literal('work.progress'), workId: workIdSchema, done: z.int(), total: z.int() }),
])
export type AppEvent = z.infer<typeof eventSchema>
