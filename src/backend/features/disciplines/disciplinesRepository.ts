import type { CompensationTierId, DisciplineId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** The clinic's disciplines, by name. */
export async function listDisciplines(db: Reader): Promise<{ disciplineId: DisciplineId; name: string }[]> {
  return db
    .selectFrom('discipline')
    .select(['id as disciplineId', 'name'])
    .where('is_current', '=', 1)
    .orderBy('name')
    .execute()
}

/** The clinic's compensation tiers, by name. */
export async function listCompensationTiers(
  db: Reader,
): Promise<{ compensationTierId: CompensationTierId; name: string }[]> {
  return db
    .selectFrom('compensation_tier')
    .select(['id as compensationTierId', 'name'])
    .where('is_current', '=', 1)
    .orderBy('name')
    .execute()
}
