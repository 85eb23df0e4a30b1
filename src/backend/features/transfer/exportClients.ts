import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { readClientRows, selectClients } from '../clients/index.ts'
import { getClinicRules } from '../users/index.ts'

/** The most clients in one file; as many as a clinic may have (performance.md). */
const MOST = 100_000

/**
 * What the list of clients shows, for a file (product.md 46): never more than the person may see there. That they were
 * taken out stands in the log, with how many and by what, before they are given (security.md D7, L2).
 */
export async function exportClients(
  call: ActorCall,
  { tab, search, filters, sort }: ParsedInputOf<'transfer.exportClients'>,
): Promise<Answer<'transfer.exportClients'>> {
  const selection = await selectClients(call, { tab, search, ...filters, column: sort.column })
  const rows = await readClientRows(call, selection, sort, MOST)
  await call.db.write({ actorId: call.actor.userId }, (tx) => {
    const narrowed = filters.practitionerIds.length
    const after = { count: rows.length, tab, search: search.trim(), filters: narrowed }
    appendAudit(tx, { verb: 'transfer.exportClients', outcome: 'done', after })
    return Promise.resolve(ok(null))
  })
  const { timezone } = await getClinicRules(call.db.read)
  return ok({
    rows,
    day: zonedDay(call.ports.clock.now(), timezone),
    isCapped: selection.isCapped || selection.total > rows.length,
  })
}
