import type { BulkChange } from '#shared/contract/bulk.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { must } from '#shared/lib/must.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { Acting } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { LongWork, Watch } from '../../db/longWork.ts'
import { Turns } from '../../db/turns.ts'
import { updateRow, writeRow } from '../../db/writeRow.ts'
import { findUser, listRoles, setDisciplineAndTier, setRoles, setStatus, type User } from '../users/index.ts'
import { bulkAct } from './bulkVerb.ts'
import { rolesWith } from './judgePerson.ts'
import { markOf, planBulk, readBulkClinic } from './planBulk.ts'

const PROGRESS_EVERY_MS = 100

type Input = {
  readonly change: BulkChange
  readonly userIds: readonly UserId[]
  readonly acting: Acting
  /** The mark of the dry run. */
  readonly seen: string
}
type Done = { readonly actId: string; readonly changed: number }
type Refusals = 'FORBIDDEN' | 'NOT_FOUND' | 'MFA_NOT_OFFERED' | 'BULK_CHANGED' | 'CANCELLED'

/** A bulk change in one act: everybody whom the dry run named, or nobody (product.md 8). */
export const applyBulk: LongWork<Input, Done, Refusals> = {
  name: 'bulk.apply',
  run: async (tx, { change, userIds, acting, seen }, watch) => {
    const clinic = await readBulkClinic(tx.query, acting, change)
    if (!clinic.ok) return clinic
    const rows = await planBulk(tx.query, acting, userIds, { clinic: clinic.data, change })
    if (markOf(rows) !== seen) return fail('BULK_CHANGED', {})
    const changing = rows.filter(({ outcome }) => outcome === 'change')
    const facts = change.what === 'role' ? { role: change.role } : { name: clinic.data.name }
    const after = { count: changing.length, ...facts }
    appendAudit(tx, { ...bulkAct(change), outcome: 'done', after })
    return changeEverybody(tx, { acting, change, people: changing.map(({ userId }) => userId) }, watch)
  },
}

async function changeEverybody(
  tx: WriteTx,
  { acting, change, people }: { acting: Acting; change: BulkChange; people: readonly UserId[] },
  { signal, onProgress }: Watch,
): Promise<Result<Done, Refusals>> {
  const turns = new Turns()
  let shownAt = performance.now()
  for (const [index, userId] of people.entries()) {
    if (signal.aborted) return fail('CANCELLED', {})
    const user = must(await findUser(tx.query, userId), 'a person of the dry run')
    const done = await changeOne(tx, acting, user, change)
    // The rules were asked in this very transaction; whatever one person's change does to the next ends the whole.
    if (!done.ok) return fail('BULK_CHANGED', {})
    await turns.take()
    if (index < people.length - 1 && performance.now() - shownAt < PROGRESS_EVERY_MS) continue
    shownAt = performance.now()
    onProgress(index + 1)
  }
  if (signal.aborted) return fail('CANCELLED', {})
  return ok({ actId: tx.actId, changed: people.length })
}

/** One person's part, by the single act where there is one. */
async function changeOne(
  tx: WriteTx,
  acting: Acting,
  user: User,
  change: BulkChange,
): Promise<{ readonly ok: boolean }> {
  const both = { disciplineId: user.discipline_id, compensationTierId: user.compensation_tier_id }
  switch (change.what) {
    case 'status':
      return setStatus(tx, acting, user, change.status)
    case 'role':
      return setRoles(tx, acting, user, rolesWith(await listRoles(tx.query, user.id), change))
    case 'tier':
      return setDisciplineAndTier(tx, acting, user, {
        ...both,
        compensationTierId: change.compensationTierId,
      })
    case 'discipline':
      return setDisciplineAndTier(tx, acting, user, { ...both, disciplineId: change.disciplineId })
    case 'crew': {
      const { crewId, isMember } = change
      const row = {
        id: `${crewId}.${user.id}`,
        crew_id: crewId,
        user_id: user.id,
        is_member: isMember ? 1 : 0,
      } as const
      return { ok: writeRow(tx, 'crew_member', row, { verb: 'user.crewsChanged' }) }
    }
    case 'mfaRequired': {
      const patch = { is_mfa_required: change.isRequired ? (1 as const) : (0 as const) }
      return { ok: updateRow(tx, 'user', user.id, patch, { verb: 'user.mfaRequirementChanged' }) }
    }
  }
}
