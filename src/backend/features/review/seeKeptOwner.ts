import type { Answer } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import { listBroken } from './brokenRules.ts'
import { listKeptEntries } from './brokenRulesRepository.ts'

/** Notes that an owner looked at whom the merge kept as an owner: then it is settled on every PC. */
export async function seeKeptOwner(call: ActorCall, entryId: string): Promise<Answer<'review.settle'>> {
  const found = (await listBroken(call)).find(({ id }) => id === entryId)
  const person = found?.kind === 'ownerKept' ? found.people[0] : undefined
  if (person === undefined) return fail('REVIEW_CHANGED', {})
  await call.db.write({ actorId: call.actor.userId }, async (tx) => {
    for (const rowId of await listKeptEntries(tx.query, person.userId))
      appendAudit(tx, { verb: 'owner.keptSeen', outcome: 'done', rowId, aboutUserId: person.userId })
    tx.touchedTables.add('user')
    return ok(null)
  })
  return ok({})
}
