import type { CompensationTierId, DisciplineId, WorkId } from '#shared/domain/ids.ts'
import type { HeldRights } from '#shared/domain/rights.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { LongWork, Watch } from '../../db/longWork.ts'
import { insertRow } from '../../db/writeRow.ts'
import { Turns } from '../../db/turns.ts'
import {
  addCompensationTier,
  addDiscipline,
  listCompensationTiers,
  listDisciplines,
} from '../disciplines/index.ts'
import { insertPerson } from '../users/index.ts'
import { compareWithClinic } from './compareWithClinic.ts'
import type { ImportedPerson } from './readPerson.ts'

const PROGRESS_EVERY_MS = 100

type PeopleToAdd = {
  readonly people: readonly ImportedPerson[]
  readonly rights: HeldRights
  readonly importId: WorkId
  readonly fileName: string
}
type Added = { readonly added: number }
type Refusals = 'IMPORT_HAS_ERRORS' | 'CANCELLED'

/** Adds everybody of a list, with the disciplines and tiers it names, or nobody. */
export const addPeople: LongWork<PeopleToAdd, Added, Refusals> = {
  name: 'transfer.addPeople',
  run: async (tx, { people, rights, importId, fileName }, watch) => {
    const problems = await compareWithClinic(tx.query, people, rights)
    if (problems.length > 0) return fail('IMPORT_HAS_ERRORS', { count: problems.length })
    const added = await addEverybody(tx, people, importId, watch)
    if (added.ok) noteRun(tx, importId, fileName, added.data.added)
    return added
  },
}

/** By what is noted here the whole import can be taken back. */
function noteRun(tx: WriteTx, importId: WorkId, fileName: string, count: number): void {
  insertRow(
    tx,
    'import_run',
    {
      id: importId,
      kind: 'user',
      file_name: fileName,
      row_count: count,
      made_at: tx.now,
      done_by: tx.actorId,
      undone_at: null,
    },
    { verb: 'import.noted' },
  )
}

async function addEverybody(
  tx: WriteTx,
  people: readonly ImportedPerson[],
  importId: WorkId,
  { signal, onProgress }: Watch,
): Promise<Result<Added, Refusals>> {
  const disciplines = await disciplineIds(tx, people)
  const tiers = await tierIds(tx, people)
  const turns = new Turns()
  let shownAt = performance.now()
  for (const [index, person] of inOrderOfStaffIds(people).entries()) {
    if (signal.aborted) return fail('CANCELLED', {})
    insertPerson(tx, {
      ...person,
      disciplineId: disciplines.get(foldText(person.disciplineName)) ?? null,
      compensationTierId: tiers.get(foldText(person.tierName)) ?? null,
      primaryEmail: person.email,
      primaryPhone: person.phone,
      importId,
    })
    await turns.take()
    const isLast = index === people.length - 1
    if (!isLast && performance.now() - shownAt < PROGRESS_EVERY_MS) continue
    shownAt = performance.now()
    onProgress(index + 1)
  }
  if (signal.aborted) return fail('CANCELLED', {})
  appendAudit(tx, { verb: 'transfer.imported', outcome: 'done', after: { count: people.length } })
  return ok({ added: people.length })
}

/** Those with a staff ID of their own come first, so that none is generated that a later line has chosen. */
function inOrderOfStaffIds(people: readonly ImportedPerson[]): ImportedPerson[] {
  return [
    ...people.filter(({ staffId }) => staffId !== ''),
    ...people.filter(({ staffId }) => staffId === ''),
  ]
}

/** Names that are not known yet by their folded form, each once, as first written. */
function newNames(names: readonly string[], known: ReadonlyMap<string, unknown>): string[] {
  const added = new Map<string, string>()
  for (const name of names) {
    const folded = foldText(name)
    if (name !== '' && !known.has(folded) && !added.has(folded)) added.set(folded, name)
  }
  return [...added.values()]
}

/** The clinic's disciplines by folded name, with those that the list brings. Who may add them was checked. */
async function disciplineIds(
  tx: WriteTx,
  people: readonly ImportedPerson[],
): Promise<Map<string, DisciplineId>> {
  const known = await listDisciplines(tx.query)
  const ids = new Map(known.map(({ name, disciplineId }) => [foldText(name), disciplineId]))
  const names = people.map(({ disciplineName }) => disciplineName)
  for (const name of newNames(names, ids)) {
    const added = await addDiscipline(tx, name)
    if (added.ok) ids.set(foldText(name), added.data.disciplineId)
  }
  return ids
}

/** The clinic's compensation tiers by folded name, with those that the list brings. */
async function tierIds(
  tx: WriteTx,
  people: readonly ImportedPerson[],
): Promise<Map<string, CompensationTierId>> {
  const known = await listCompensationTiers(tx.query)
  const ids = new Map(known.map(({ name, compensationTierId }) => [foldText(name), compensationTierId]))
  const names = people.map(({ tierName }) => tierName)
  for (const name of newNames(names, ids)) {
    const added = await addCompensationTier(tx, name)
    if (added.ok) ids.set(foldText(name), added.data.compensationTierId)
  }
  return ids
}
