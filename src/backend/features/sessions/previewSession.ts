import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { zonedMoment } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { getClinicRules } from '../users/index.ts'
import { readDirectLimit } from './directLimit.ts'
import { findOverlaps } from './findOverlaps.ts'
import { mayEditSessions } from './sessionAccess.ts'

/** What a session as typed would run into, before it is saved: others at that time, and the plan's month. */
export async function previewSession(
  call: ActorCall,
  input: ParsedInputOf<'sessions.preview'>,
): Promise<Answer<'sessions.preview'>> {
  if (!(await mayEditSessions(call, input.practitionerId))) return fail('FORBIDDEN', {})
  const { timezone } = await getClinicRules(call.db.read)
  const startsAt = zonedMoment(input.day, input.startMinute, timezone)
  const directLimit = (await readDirectLimit(call.db.read, input.day.slice(0, 7))) ?? null
  if (startsAt === undefined) return ok({ isTimeThere: false, overlaps: [], directLimit })
  const overlaps = await findOverlaps(call, { ...input, startsAt }, timezone)
  return ok({ isTimeThere: true, overlaps, directLimit })
}
