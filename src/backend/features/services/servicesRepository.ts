import type { CompensationTierId, DisciplineId, ServiceId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

export type OfferedService = {
  serviceId: ServiceId
  name: string
  durationMinutes: number
  isForEveryTier: boolean
}

/**
 * The services a practitioner of this discipline and tier can offer: a service with a tier is offered only to
 * practitioners of that tier (product.md 1), one without a discipline to all.
 */
export async function listOfferedServices(
  db: Reader,
  disciplineId: DisciplineId | null,
  compensationTierId: CompensationTierId | null,
): Promise<OfferedService[]> {
  const rows = await db
    .selectFrom('service')
    .select(['id', 'name', 'duration_minutes', 'compensation_tier_id'])
    .where('is_current', '=', 1)
    .where((where) =>
      where.or([
        where('discipline_id', 'is', null),
        ...(disciplineId === null ? [] : [where('discipline_id', '=', disciplineId)]),
      ]),
    )
    .where((where) =>
      where.or([
        where('compensation_tier_id', 'is', null),
        ...(compensationTierId === null ? [] : [where('compensation_tier_id', '=', compensationTierId)]),
      ]),
    )
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    serviceId: row.id,
    name: row.name,
    durationMinutes: row.duration_minutes,
    isForEveryTier: row.compensation_tier_id === null,
  }))
}
