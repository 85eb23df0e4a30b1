import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import type { LongWork } from '../../db/longWork.ts'
import { Turns } from '../../db/turns.ts'
import { updateRow } from '../../db/writeRow.ts'
import { listHavers, listNamed, listServicesOf, referring, tableOfList } from './nameListsRepository.ts'
import { findMergePair } from './nameRules.ts'
import { unwatched } from './unwatched.ts'

type Input = ParsedInputOf<'nameLists.merge'>
type Done = { readonly actId: string; readonly people: number; readonly services: number }

/**
 * Two of a list become one, in one act and one transaction: people and services of the one get the other, and the one
 * is ended. Each is an ordinary change of its row, so other PCs need to know nothing of mergings. Records that no list
 * shows move along: they may come back.
 */
export const mergeNamesWork: LongWork<
  Input,
  Done,
  'NOT_FOUND' | 'BAD_INPUT' | 'MERGE_CHANGED' | 'CANCELLED'
> = {
  name: 'nameLists.merge',
  run: async (tx, { list, seen, ...ids }, { signal }) => {
    const pair = findMergePair(await listNamed(tx.query, list), ids)
    if (!pair.ok) return pair
    const { from, into } = pair.data
    const { people, services } = from
    if (people !== seen.people || services !== seen.services) return fail('MERGE_CHANGED', {})
    appendAudit(tx, {
      verb: list === 'disciplines' ? 'discipline.merged' : 'compensationTier.merged',
      outcome: 'done',
      before: { name: from.name },
      after: { name: into.name, count: people },
    })
    const patch = referring(list, into.id)
    const turns = new Turns()
    for (const { userId } of await listHavers(tx.query, list, from.id)) {
      if (signal.aborted) return fail('CANCELLED', {})
      updateRow(tx, 'user', userId, patch, { verb: 'user.profileChanged' })
      await turns.take()
    }
    for (const serviceId of await listServicesOf(tx.query, list, from.id))
      updateRow(tx, 'service', serviceId, patch, { verb: 'service.changed' })
    const verb = list === 'disciplines' ? 'discipline.ended' : 'compensationTier.ended'
    updateRow(tx, tableOfList(list), from.id, { is_current: 0 }, { verb })
    return ok({ actId: tx.actId, people, services })
  },
}

/** Merges two disciplines or compensation tiers (product.md 26). */
export function mergeNames(call: ActorCall, input: Input): Promise<Answer<'nameLists.merge'>> {
  return call.db.writeAside({ actorId: call.actor.userId }, mergeNamesWork, input, unwatched())
}
