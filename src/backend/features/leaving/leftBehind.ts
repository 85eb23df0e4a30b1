import { z } from 'zod'
import { clientIdSchema, crewIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import { ROLES } from '#shared/domain/roles.ts'

const tie = z.strictObject({ isCurrent: z.boolean(), isPrimary: z.boolean(), since: z.string().nullable() })

/**
 * What a departure keeps so that somebody can come back as they were. Each part also says what leaving put in its
 * place: what somebody changed since then stays as it is.
 */
export const leftBehindSchema = z.strictObject({
  roles: z.array(z.enum(ROLES)),
  crews: z.array(
    z.strictObject({
      crewId: crewIdSchema,
      isMember: z.boolean(),
      isManaged: z.boolean(),
      /** Who manages it instead; null for nobody. */
      managerId: userIdSchema.nullable(),
    }),
  ),
  students: z.array(z.strictObject({ userId: userIdSchema, supervisorId: userIdSchema.nullable() })),
  clients: z.array(
    z.strictObject({
      clientId: clientIdSchema,
      /** The person's own tie to the client as it was; null where there were sessions only. */
      tie: tie.nullable(),
      /** Who took over, and their own tie before; `was` is null where they had none. */
      taker: z.strictObject({ userId: userIdSchema, was: tie.nullable() }).nullable(),
    }),
  ),
  sessions: z.array(
    z.strictObject({
      sessionId: z.string(),
      clientId: clientIdSchema,
      /** Who holds it instead; null where it was cancelled. */
      takerId: userIdSchema.nullable(),
    }),
  ),
})
export type LeftBehind = z.infer<typeof leftBehindSchema>
export type LeftClient = LeftBehind['clients'][number]

/** What a departure row holds. Throws where it can't be read: it was written here. */
export function readLeftBehind(text: string): LeftBehind {
  return leftBehindSchema.parse(JSON.parse(text))
}
