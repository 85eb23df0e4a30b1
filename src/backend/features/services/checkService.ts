import type { ServiceFields } from '#shared/contract/services.ts'
import type { ServiceId } from '#shared/domain/ids.ts'
import { type Failed, fail } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { RowPatch } from '../../db/writeRow.ts'
import { findOfferedDisciplineName, findOfferedTierName } from '../users/index.ts'
import { findService, listServices } from './servicesRepository.ts'

/** What is wrong with a name: another current service bears it in any letter case and with any accents. */
export async function findTakenName(
  db: Reader,
  name: string,
  ownId: ServiceId | undefined,
): Promise<Failed<'NAME_TAKEN'> | undefined> {
  const twin = (await listServices(db)).find(
    (one) => one.isCurrent && one.serviceId !== ownId && foldText(one.name) === foldText(name),
  )
  return twin === undefined ? undefined : fail('NAME_TAKEN', { name: twin.name })
}

/** What is wrong with entered fields; undefined where they can be stored. */
export async function findServiceProblem(
  db: Reader,
  fields: ServiceFields,
  ownId?: ServiceId,
): Promise<Failed<'NAME_TAKEN' | 'BAD_INPUT'> | undefined> {
  const { disciplineId, compensationTierId } = fields
  const wrong: Record<string, 'notOneOf'> = {}
  // An ended discipline or tier stays with a service that has it, and comes to no other.
  const own = ownId === undefined ? undefined : await findService(db, ownId)
  const isKept = disciplineId === own?.discipline_id
  if (disciplineId !== null && !isKept && (await findOfferedDisciplineName(db, disciplineId)) === undefined)
    wrong['disciplineId'] = 'notOneOf'
  const isTierKept = compensationTierId === own?.compensation_tier_id
  if (
    compensationTierId !== null &&
    !isTierKept &&
    (await findOfferedTierName(db, compensationTierId)) === undefined
  )
    wrong['compensationTierId'] = 'notOneOf'
  if (Object.keys(wrong).length > 0) return fail('BAD_INPUT', { fields: wrong })
  return findTakenName(db, fields.name, ownId)
}

/** The columns of entered fields. */
export function toColumns(fields: ServiceFields): Required<Omit<RowPatch<'service'>, 'is_current'>> {
  return {
    name: fields.name,
    discipline_id: fields.disciplineId,
    compensation_tier_id: fields.compensationTierId,
    duration_minutes: fields.durationMinutes,
    fee_cents: fields.feeCents,
    code: fields.code,
    is_billable: fields.isBillable ? 1 : 0,
    is_taxable: fields.isTaxable ? 1 : 0,
  }
}
