import { createHash } from 'node:crypto'
import type { BulkChange, BulkRow } from '#shared/contract/bulk.ts'
import type { BulkPart } from '#shared/domain/bulk.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { Right } from '#shared/domain/rights.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { Acting } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { Turns } from '../../db/turns.ts'
import { findOfferedDisciplineName, findOfferedTierName, getClinicRules, listOwners } from '../users/index.ts'
import { listCurrentCrews, readBulkPeople } from './bulkRepository.ts'
import { type BulkClinic, judgePerson } from './judgePerson.ts'

const AT_ONCE = 200

/** The right behind each part: that of the single act; a required factor is a matter of Settings > Security. */
export const RIGHT_OF_PART = {
  status: 'users.setStatus',
  role: 'users.setRoles',
  crew: 'crews.edit',
  tier: 'users.setDisciplineAndTier',
  discipline: 'users.setDisciplineAndTier',
  mfaRequired: 'settings.edit',
} as const satisfies Readonly<Record<BulkPart, Right>>

/** Parts for which somebody must have proved lately who they are (security.md A12). */
export const FRESH_PARTS: ReadonlySet<BulkPart> = new Set(['role', 'mfaRequired'])

type Refusals = 'FORBIDDEN' | 'NOT_FOUND' | 'MFA_NOT_OFFERED'

/** The name of what a change sets; undefined where it is not there any more. */
async function nameOf(db: Reader, change: BulkChange): Promise<string | undefined> {
  switch (change.what) {
    case 'crew':
      return (await listCurrentCrews(db)).find(({ crewId }) => crewId === change.crewId)?.name
    case 'tier':
      return change.compensationTierId === null ? '' : findOfferedTierName(db, change.compensationTierId)
    case 'discipline':
      return change.disciplineId === null ? '' : findOfferedDisciplineName(db, change.disciplineId)
    default:
      return ''
  }
}

/** Whether this person may make this change at all, and what of the clinic it depends on. */
export async function readBulkClinic(
  db: Reader,
  { actor }: Acting,
  change: BulkChange,
): Promise<Result<BulkClinic, Refusals>> {
  if (actor.rights[RIGHT_OF_PART[change.what]] === undefined) return fail('FORBIDDEN', {})
  const { plan, isMfaOffered } = await getClinicRules(db)
  if (change.what === 'mfaRequired' && !isMfaOffered) return fail('MFA_NOT_OFFERED', {})
  const name = await nameOf(db, change)
  return name === undefined ? fail('NOT_FOUND', {}) : ok({ plan, owners: await listOwners(db), name })
}

/**
 * What a change would do to each of these people: the one place that decides it, for the dry run and for the act. Other
 * calls get their turn between.
 */
export async function planBulk(
  db: Reader,
  acting: Acting,
  userIds: readonly UserId[],
  about: { readonly clinic: BulkClinic; readonly change: BulkChange },
): Promise<BulkRow[]> {
  const rows: BulkRow[] = []
  const turns = new Turns()
  for (let from = 0; from < userIds.length; from += AT_ONCE) {
    const some = userIds.slice(from, from + AT_ONCE)
    const people = await readBulkPeople(db, some, about.change)
    for (const userId of some) rows.push(judgePerson(acting, userId, people.get(userId), about))
    await turns.take()
  }
  return rows
}

/** A short mark of what a change does to whom: another mark, another act. */
export function markOf(rows: readonly Pick<BulkRow, 'userId' | 'outcome'>[]): string {
  const hash = createHash('sha256')
  for (const { userId, outcome } of rows) hash.update(`${userId} ${outcome}\n`)
  return hash.digest('hex')
}
