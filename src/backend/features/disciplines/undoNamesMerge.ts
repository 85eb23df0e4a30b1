import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { must } from '#shared/lib/must.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { LongWork } from '../../db/longWork.ts'
import { findRow } from '../../db/noteChange.ts'
import { Turns } from '../../db/turns.ts'
import { updateRow } from '../../db/writeRow.ts'
import { findMergeAct, listNamed, type MergedRow } from './nameListsRepository.ts'
import { takenName } from './nameRules.ts'
import { unwatched } from './unwatched.ts'

type Input = ParsedInputOf<'nameLists.undoMerge'>
type Done = { readonly people: number; readonly services: number }

const VERBS = {
  user: 'user.profileChanged',
  service: 'service.changed',
  discipline: 'discipline.broughtBack',
  compensation_tier: 'compensationTier.broughtBack',
} as const
const isTable = (name: string): name is keyof typeof VERBS => Object.hasOwn(VERBS, name)

function isAsMerged(tx: WriteTx, { table, rowId, after }: MergedRow): boolean {
  const now = findRow(tx, table, rowId)
  return now !== undefined && Object.entries(after).every(([field, value]) => now[field] === value)
}

/** Puts back what one merging moved, read from the log: all of it, or nothing where any of it was changed since. */
export const undoNamesMergeWork: LongWork<
  Input,
  Done,
  'NOT_FOUND' | 'NAME_TAKEN' | 'MERGE_CHANGED' | 'CANCELLED'
> = {
  name: 'nameLists.undoMerge',
  run: async (tx, { list, actId }, { signal }) => {
    const merged = list === 'disciplines' ? 'discipline.merged' : 'compensationTier.merged'
    const act = await findMergeAct(tx.query, actId, merged)
    if (act === undefined) return fail('NOT_FOUND', {})
    const names = await listNamed(tx.query, list)
    const ended = names.find(({ id }) => act.rows.some(({ rowId }) => rowId === id))
    const taken = ended === undefined ? undefined : takenName(names, ended)
    if (taken !== undefined) return taken
    appendAudit(tx, {
      verb: list === 'disciplines' ? 'discipline.mergeUndone' : 'compensationTier.mergeUndone',
      outcome: 'done',
      before: { name: act.from },
      after: { name: act.into, count: act.people },
    })
    const turns = new Turns()
    for (const row of act.rows) {
      if (signal.aborted) return fail('CANCELLED', {})
      if (!isAsMerged(tx, row)) return fail('MERGE_CHANGED', {})
      const table = must(isTable(row.table) ? row.table : undefined, 'a table of mergings')
      updateRow(tx, table, row.rowId, row.before, { verb: VERBS[table] })
      await turns.take()
    }
    const services = act.rows.filter(({ table }) => table === 'service').length
    return ok({ people: act.people, services })
  },
}

/** Undoes a merging of two disciplines or compensation tiers. */
export function undoNamesMerge(call: ActorCall, input: Input): Promise<Answer<'nameLists.undoMerge'>> {
  return call.db.writeAside({ actorId: call.actor.userId }, undoNamesMergeWork, input, unwatched())
}
