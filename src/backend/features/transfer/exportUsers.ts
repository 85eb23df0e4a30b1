import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { getClinicRules, readUsers, selectPeople } from '../users/index.ts'

type Which = ParsedInputOf<'transfer.exportUsers'>['which']

/** The most people in one file; as many as a clinic may have (performance.md). */
const MOST = 100_000

/** By what the people were chosen, as the log keeps it: nothing of a filter that is not on. */
export function chosenBy(which: Which): Record<string, string | number> {
  if (which.by === 'ids') return { selected: which.userIds.length }
  const chosen = Object.entries(which.filters).filter(([, values]) => values.length > 0)
  return {
    tab: which.tab,
    search: which.search.trim(),
    filters: chosen.length,
    ...Object.fromEntries(chosen.map(([name, values]) => [name, values.join(',')])),
  }
}

/**
 * What a list of people shows, or the ones that were selected, for a file (product.md 46). That they were taken out
 * stands in the log, with how many and by what, before they are given (security.md D7, L2).
 */
export async function exportUsers(
  call: ActorCall,
  { which, sort }: ParsedInputOf<'transfer.exportUsers'>,
): Promise<Answer<'transfer.exportUsers'>> {
  const selection = await selectPeople(call, which)
  const rows = await readUsers(call, selection, sort, MOST)
  await call.db.write({ actorId: call.actor.userId }, (tx) => {
    const after = { count: rows.length, ...chosenBy(which) }
    appendAudit(tx, { verb: 'transfer.exportUsers', outcome: 'done', after })
    return Promise.resolve(ok(null))
  })
  const { timezone } = await getClinicRules(call.db.read)
  return ok({
    rows,
    day: zonedDay(call.ports.clock.now(), timezone),
    isCapped: selection.isCapped || selection.total > rows.length,
  })
}
