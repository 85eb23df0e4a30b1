import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { sessionIdSchema } from '#shared/domain/ids.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { insertRow } from '../../db/writeRow.ts'
import { chargeOf } from '../services/index.ts'
import { getClinicRules } from '../users/index.ts'
import { checkSession, mayEnter } from './checkSession.ts'
import { checkDirectLimit } from './directLimit.ts'
import { findOverlaps } from './findOverlaps.ts'
import { tellByMail } from './tellByMail.ts'

type Input = ParsedInputOf<'sessions.add'>

/** Enters an appointment. Others at the same time are named in the answer, and refuse nothing. */
export async function addSession(call: ActorCall, input: Input): Promise<Answer<'sessions.add'>> {
  if (!(await mayEnter(call, input))) return fail('FORBIDDEN', {})
  const added = await call.db.write({ actorId: call.actor.userId }, (tx) => insertSession(tx, input))
  if (!added.ok) return added
  const { timezone } = await getClinicRules(call.db.read)
  return ok({
    sessionId: added.data.sessionId,
    overlaps: await findOverlaps(call, { ...input, ...added.data }, timezone),
  })
}

async function insertSession(
  tx: WriteTx,
  input: Input,
): Promise<
  Result<
    { sessionId: ReturnType<typeof sessionIdSchema.parse>; startsAt: number },
    'BAD_INPUT' | 'PLAN_LIMITS_DIRECT_SESSIONS'
  >
> {
  const checked = await checkSession(tx, input)
  if (!checked.ok) return checked
  const { startsAt } = checked.data
  const planned = { startsAt, status: 'scheduled', isDirect: input.isDirect } as const
  const room = await checkDirectLimit(tx.query, undefined, planned)
  if (!room.ok) return room
  const sessionId = sessionIdSchema.parse(tx.newId())
  insertRow(
    tx,
    'session',
    {
      id: sessionId,
      client_id: input.clientId,
      practitioner_id: input.practitionerId,
      service_id: input.serviceId,
      starts_at: startsAt,
      duration_minutes: input.durationMinutes,
      status: 'scheduled',
      is_direct: input.isDirect ? 1 : 0,
      is_billable: input.isBillable ? 1 : 0,
      ...(await chargeOf(tx.query, input.serviceId)),
    },
    { verb: 'session.added' },
  )
  await tellByMail(tx, 'appointmentCreated', { ...input, startsAt })
  return ok({ sessionId, startsAt })
}
