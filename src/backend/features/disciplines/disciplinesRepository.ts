import type { CompensationTierId, DisciplineId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** The disciplines that are offered, or the ended ones, by name. */
export async function listDisciplines(
  db: Reader,
  isCurrent = true,
): Promise<{ disciplineId: DisciplineId; name: string }[]> {
  return db
    .selectFrom('discipline')
    .select(['id as disciplineId', 'name'])
    .where('is_current', '=', isCurrent ? 1 : 0)
    .orderBy('name')
    .execute()
}

/** The compensation tiers that are offered, or the ended ones, by name. */
export async function listCompensationTiers(
  db: Reader,
  isCurrent = true,
): Promise<{ compensationTierId: CompensationTierId; name: string }[]> {
  return db
    .selectFrom('compensation_tier')
    .select(['id as compensationTierId', 'name'])
    .where('is_current', '=', isCurrent ? 1 : 0)
    .orderBy('name')
    .execute()
}
