import type { CompensationTierId, DisciplineId } from '#shared/domain/ids.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import {
  addCompensationTier,
  addDiscipline,
  listCompensationTiers,
  listDisciplines,
} from '../disciplines/index.ts'

/** The disciplines and tiers of the clinic by the names that a list gives them. */
export type ListNames = {
  readonly disciplineOf: (name: string) => Promise<DisciplineId | null>
  readonly tierOf: (name: string) => Promise<CompensationTierId | null>
}

/** Finds a name by its folded form, or adds it as first written; no name is nothing. */
function finder<Id>(
  ids: Map<string, Id>,
  addName: (name: string) => Promise<Id | undefined>,
): (name: string) => Promise<Id | null> {
  return async (name) => {
    const folded = foldText(name)
    if (name === '' || ids.has(folded)) return ids.get(folded) ?? null
    const added = await addName(name)
    if (added !== undefined) ids.set(folded, added)
    return added ?? null
  }
}

/** Reads the clinic's names; one that it does not have is added with the first line that needs it. Who may was checked. */
export async function openListNames(tx: WriteTx): Promise<ListNames> {
  const disciplines = await listDisciplines(tx.query)
  const tiers = await listCompensationTiers(tx.query)
  return {
    disciplineOf: finder(
      new Map(disciplines.map(({ name, disciplineId }) => [foldText(name), disciplineId])),
      async (name) => {
        const added = await addDiscipline(tx, name)
        return added.ok ? added.data.disciplineId : undefined
      },
    ),
    tierOf: finder(
      new Map(tiers.map(({ name, compensationTierId }) => [foldText(name), compensationTierId])),
      async (name) => {
        const added = await addCompensationTier(tx, name)
        return added.ok ? added.data.compensationTierId : undefined
      },
    ),
  }
}
