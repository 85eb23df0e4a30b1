import {
  compensationTierIdSchema,
  type CompensationTierId,
  disciplineIdSchema,
  type DisciplineId,
} from '#shared/domain/ids.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { insertRow } from '../../db/writeRow.ts'
import { listCompensationTiers, listDisciplines } from './disciplinesRepository.ts'

function sameName(known: readonly { name: string }[], name: string): string | undefined {
  return known.find((one) => foldText(one.name) === foldText(name))?.name
}

/** Adds a discipline; a name that is there in any letter case is refused (product.md 21). */
export async function addDiscipline(
  tx: WriteTx,
  name: string,
): Promise<Result<{ disciplineId: DisciplineId; name: string }, 'NAME_TAKEN'>> {
  const taken = sameName(await listDisciplines(tx.query), name)
  if (taken !== undefined) return fail('NAME_TAKEN', { name: taken })
  const disciplineId = disciplineIdSchema.parse(tx.newId())
  insertRow(tx, 'discipline', { id: disciplineId, name, is_current: 1 }, { verb: 'discipline.added' })
  return ok({ disciplineId, name })
}

/** Adds a compensation tier; a name that is there in any letter case is refused (product.md 21). */
export async function addCompensationTier(
  tx: WriteTx,
  name: string,
): Promise<Result<{ compensationTierId: CompensationTierId; name: string }, 'NAME_TAKEN'>> {
  const taken = sameName(await listCompensationTiers(tx.query), name)
  if (taken !== undefined) return fail('NAME_TAKEN', { name: taken })
  const compensationTierId = compensationTierIdSchema.parse(tx.newId())
  insertRow(
    tx,
    'compensation_tier',
    { id: compensationTierId, name, is_current: 1 },
    { verb: 'compensationTier.added' },
  )
  return ok({ compensationTierId, name })
}
