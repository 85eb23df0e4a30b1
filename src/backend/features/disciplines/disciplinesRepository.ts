import type { CompensationTierId, DisciplineId } from '#shared/domain/ids.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** As people look for a name, whatever its case and accents; SQLite would put "Éveil" and "art" after "Zen". */
function byName<T extends { readonly name: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((one, other) => foldText(one.name).localeCompare(foldText(other.name)))
}

/** The disciplines that are offered, or the ended ones, by name. */
export async function listDisciplines(
  db: Reader,
  isCurrent = true,
): Promise<{ disciplineId: DisciplineId; name: string }[]> {
  const rows = await db
    .selectFrom('discipline')
    .select(['id as disciplineId', 'name'])
    .where('is_current', '=', isCurrent ? 1 : 0)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return byName(rows)
}

/** The compensation tiers that are offered, or the ended ones, by name. */
export async function listCompensationTiers(
  db: Reader,
  isCurrent = true,
): Promise<{ compensationTierId: CompensationTierId; name: string }[]> {
  const rows = await db
    .selectFrom('compensation_tier')
    .select(['id as compensationTierId', 'name'])
    .where('is_current', '=', isCurrent ? 1 : 0)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return byName(rows)
}
