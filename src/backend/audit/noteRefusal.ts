import { z } from 'zod'
import type { RouteName } from '#shared/contract/index.ts'
import { type ClientId, clientIdSchema, type UserId, userIdSchema } from '#shared/domain/ids.ts'
import { type ErrorCode, ok } from '#shared/errors/index.ts'
import type { BareCall } from '../call.ts'
import { appendAudit } from './appendAudit.ts'

/** Refusals by rights and by the rules that protect people: what the log keeps of attempts. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'FORBIDDEN',
  'OWNER_PROTECTED',
  'OWN_STATUS',
  'OWN_ROLES',
  'LAST_OWNER',
])

/** True for a refusal that stands in the log. */
export function isLoggedRefusal(code: ErrorCode): boolean {
  return REFUSALS.has(code)
}

const aboutSchema = z
  .object({ userId: userIdSchema.optional(), clientId: clientIdSchema.optional() })
  .catch({})

/** Calls about two records of one kind, or one (merging). */
const aboutRecordSchema = z.union([
  z.object({ kind: z.literal('user'), keptId: userIdSchema }).transform(({ keptId }) => ({ userId: keptId })),
  z.object({ kind: z.literal('user'), id: userIdSchema }).transform(({ id }) => ({ userId: id })),
  z
    .object({ kind: z.literal('client'), keptId: clientIdSchema })
    .transform(({ keptId }) => ({ clientId: keptId })),
  z.object({ kind: z.literal('client'), id: clientIdSchema }).transform(({ id }) => ({ clientId: id })),
])

/** Whom a call was about, as far as its input names somebody. */
export function aboutOf(input: unknown): { aboutUserId: UserId | null; aboutClientId: ClientId | null } {
  // Most calls name no kind: lists ask for this with each letter that is typed.
  const hasKind = typeof input === 'object' && input !== null && 'kind' in input
  const record = hasKind ? aboutRecordSchema.safeParse(input) : undefined
  if (record?.success === true) {
    return {
      aboutUserId: 'userId' in record.data ? record.data.userId : null,
      aboutClientId: 'clientId' in record.data ? record.data.clientId : null,
    }
  }
  const { userId, clientId } = aboutSchema.parse(input)
  return { aboutUserId: userId ?? null, aboutClientId: clientId ?? null }
}

/** Notes a refused attempt of somebody signed in: the log shows what was tried, not only what was done. */
export async function noteRefusal(call: BareCall, route: RouteName, input: unknown): Promise<void> {
  const now = call.stage.now()
  const session = call.sessions.find(call.seat)
  if (now.stage !== 'open' || session === undefined) return
  await now.db.write({ actorId: session.userId }, (tx) => {
    appendAudit(tx, { verb: route, outcome: 'refused', ...aboutOf(input) })
    return Promise.resolve(ok(null))
  })
}
