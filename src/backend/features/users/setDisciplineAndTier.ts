import type { CompensationTierId, DisciplineId } from '#shared/domain/ids.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { Acting } from '../../call.ts'
import type { Reader, WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow } from '../../db/writeRow.ts'
import {
  findDisciplineName,
  findTierName,
  findOfferedDisciplineName,
  findOfferedTierName,
  type User,
} from './usersRepository.ts'

type Wanted = {
  readonly disciplineId: DisciplineId | null
  readonly compensationTierId: CompensationTierId | null
}
type Refusals = 'FORBIDDEN' | 'BAD_INPUT'

/** Discipline and tier are the owner's to change (product.md 22), to ones that exist; the same again is no change. */
export async function checkDisciplineAndTier(
  tx: WriteTx,
  acting: Acting,
  user: User,
  { disciplineId, compensationTierId }: Wanted,
): Promise<Result<null, Refusals>> {
  const isChanging = disciplineId !== user.discipline_id || compensationTierId !== user.compensation_tier_id
  if (isChanging && acting.actor.rights['users.setDisciplineAndTier'] === undefined)
    return fail('FORBIDDEN', {})
  const fields: Record<string, 'notOneOf'> = {}
  if (disciplineId !== null && (await findDisciplineName(tx.query, disciplineId)) === undefined)
    fields['disciplineId'] = 'notOneOf'
  if (compensationTierId !== null && (await findTierName(tx.query, compensationTierId)) === undefined)
    fields['compensationTierId'] = 'notOneOf'
  return Object.keys(fields).length > 0 ? fail('BAD_INPUT', { fields }) : ok(null)
}

/** What of a form is no longer offered: an ended one stays with whoever has it, and nobody else gets it by hand. */
export async function findEndedChoices(
  db: Reader,
  user: User,
  { disciplineId, compensationTierId }: Wanted,
): Promise<Record<string, 'notOneOf'>> {
  const isDisciplineFine =
    disciplineId === null ||
    disciplineId === user.discipline_id ||
    (await findOfferedDisciplineName(db, disciplineId)) !== undefined
  const isTierFine =
    compensationTierId === null ||
    compensationTierId === user.compensation_tier_id ||
    (await findOfferedTierName(db, compensationTierId)) !== undefined
  return {
    ...(isDisciplineFine ? {} : { disciplineId: 'notOneOf' as const }),
    ...(isTierFine ? {} : { compensationTierId: 'notOneOf' as const }),
  }
}

/** Sets discipline and tier of a person, by the rules above. */
export async function setDisciplineAndTier(
  tx: WriteTx,
  acting: Acting,
  user: User,
  wanted: Wanted,
): Promise<Result<null, Refusals>> {
  const checked = await checkDisciplineAndTier(tx, acting, user, wanted)
  if (!checked.ok) return checked
  const patch = { discipline_id: wanted.disciplineId, compensation_tier_id: wanted.compensationTierId }
  updateRow(tx, 'user', user.id, patch, { verb: 'user.profileChanged' })
  return ok(null)
}
