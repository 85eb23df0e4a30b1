import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { getClinicRules } from '../users/index.ts'
import { summarise } from './readTimesheet.ts'
import { countTimesheets, listTimesheets } from './timesheetsRepository.ts'

/** The page "Timesheets": everybody's for those who review, one's own for everybody else. */
export async function listAll(
  call: ActorCall,
  { status, whose, before, limit }: ParsedInputOf<'timesheets.list'>,
): Promise<Answer<'timesheets.list'>> {
  const reviews = call.actor.rights['timesheets.review'] !== undefined
  const practitionerId = reviews && whose === 'all' ? null : call.actor.userId
  const { read } = call.db
  const found = await listTimesheets(read, { status, practitionerId, before, limit: limit + 1 })
  const timesheets = []
  for (const timesheet of found.slice(0, limit)) timesheets.push(await summarise(read, timesheet))
  const { hasTimesheets, timezone } = await getClinicRules(read)
  return ok({
    timesheets,
    hasMore: found.length > limit,
    isOn: hasTimesheets,
    timezone,
    counts: await countTimesheets(read, practitionerId),
  })
}
