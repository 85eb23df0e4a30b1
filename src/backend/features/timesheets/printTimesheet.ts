import type { Answer } from '#shared/contract/index.ts'
import type { TimesheetId } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { ActorCall } from '../../call.ts'
import { getLanguageFor } from '../clinic/index.ts'
import { getClinicRules } from '../users/index.ts'
import { drawSheet } from './drawSheet.ts'
import { readTimesheet } from './readTimesheet.ts'

/** A timesheet on paper (product.md 12, 46): the log has that it was taken out before it is given. */
export async function printTimesheet(
  call: ActorCall,
  timesheetId: TimesheetId,
): Promise<Answer<'timesheets.print'>> {
  const found = await readTimesheet(call, timesheetId)
  if (!found.ok) return found
  const { name } = await getClinicRules(call.db.read)
  const { clock, paths } = call.ports
  const language = await getLanguageFor(call.db.read, call.actor.userId)
  const drawn = await drawSheet({ clinicName: name, language }, found.data, paths.resources, clock.now())
  if ('missing' in drawn) return fail('LETTERS_MISSING', { letters: drawn.missing.join(' ').slice(0, 200) })
  const { practitionerName, from, until } = found.data
  const person = foldText(practitionerName)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
  return ok({ fileName: `timesheet-${person}-${from}-${until}.pdf`, base64: drawn.pdf.toString('base64') })
}
