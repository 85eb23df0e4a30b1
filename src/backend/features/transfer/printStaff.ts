import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { UserRow } from '#shared/contract/users.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { getLanguageFor } from '../clinic/index.ts'
import { findUser, getClinicRules, readUsers, selectPeople } from '../users/index.ts'
import { chosenBy } from './exportUsers.ts'
import { drawStaffList } from './drawStaffList.ts'

/** The most people on one list: paper is for reading, and drawing it takes its time. */
const MOST = 2000

const isStaff = ({ kind }: UserRow): boolean => kind !== 'guardian' && kind !== 'contact'

/**
 * The staff among the people that a list shows, or who were selected, as a PDF (product.md 46). Guardians and contacts
 * never stand on it: such a list hangs on a wall. It stands in the log before it is given (security.md D7, L2).
 */
export async function printStaff(
  call: ActorCall,
  { which, sort }: ParsedInputOf<'transfer.printStaff'>,
): Promise<Answer<'transfer.printStaff'>> {
  const selection = await selectPeople(call, which)
  const rows = await readUsers(call, selection, sort, MOST)
  const staff = rows.filter(isStaff)
  if (staff.length === 0) return fail('NOBODY_TO_PRINT', {})
  const { name, timezone } = await getClinicRules(call.db.read)
  const day = zonedDay(call.ports.clock.now(), timezone)
  const printer = await findUser(call.db.read, call.actor.userId)
  const facts = {
    language: await getLanguageFor(call.db.read, call.actor.userId),
    clinicName: name,
    printedBy: printer === undefined ? '' : `${printer.first_name} ${printer.last_name}`.trim(),
    day,
    staff,
  }
  const drawn = await drawStaffList(facts, call.ports.paths.resources, call.ports.clock.now())
  if ('missing' in drawn) return fail('LETTERS_MISSING', { letters: drawn.missing.join(' ').slice(0, 200) })
  await call.db.write({ actorId: call.actor.userId }, (tx) => {
    const after = { count: staff.length, ...chosenBy(which) }
    appendAudit(tx, { verb: 'transfer.printStaff', outcome: 'done', after })
    return Promise.resolve(ok(null))
  })
  return ok({
    fileName: `staff-list-${day}.pdf`,
    base64: drawn.pdf.toString('base64'),
    count: staff.length,
    isCapped: selection.isCapped || selection.total > rows.length,
  })
}
