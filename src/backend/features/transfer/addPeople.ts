import type { DuplicateChoices } from '#shared/contract/importFile.ts'
import type { WorkId } from '#shared/domain/ids.ts'
import type { HeldRights } from '#shared/domain/rights.ts'
import { fail } from '#shared/errors/index.ts'
import type { LongWork } from '../../db/longWork.ts'
import { insertPerson, nextStaffId } from '../users/index.ts'
import { comparePeople } from './comparePeople.ts'
import { fillPerson, type PersonNames } from './fillPerson.ts'
import { openListNames } from './listNames.ts'
import { noteRun } from './noteRun.ts'
import type { ImportedPerson } from './readPerson.ts'
import { type Stored, storeLines } from './storeLines.ts'

type Order = {
  readonly importId: WorkId
  readonly fileName: string
  readonly lines: readonly ImportedPerson[]
  readonly isStrict: boolean
  readonly rights: HeldRights
  readonly choices: DuplicateChoices
}
type Refusals = 'IMPORT_HAS_ERRORS' | 'CANCELLED'

/** Adds everybody of a list, with the disciplines and tiers it names, or nobody (product.md 45). */
export const addPeople: LongWork<Order, Stored, Refusals> = {
  name: 'transfer.addPeople',
  run: async (tx, { importId, fileName, lines, isStrict, rights, choices }, watch) => {
    const { problems, duplicates } = await comparePeople(tx.query, lines, { rights, isStrict })
    if (problems.count > 0) return fail('IMPORT_HAS_ERRORS', { count: problems.count })
    const mayAddNames = rights['users.setDisciplineAndTier'] !== undefined
    const { disciplineOf, tierOf } = await openListNames(tx)
    // None is generated that a line has chosen, also a later one.
    const chosenIds = new Set(lines.map(({ staffId }) => staffId.toLowerCase()))
    const namesOf = async ({ disciplineName, tierName }: ImportedPerson): Promise<PersonNames> => ({
      disciplineId: await disciplineOf(disciplineName),
      compensationTierId: await tierOf(tierName),
    })
    const stored = await storeLines(
      { lines, doubles: duplicates.map((one) => ({ ...one, id: one.userId })), choices },
      {
        add: async (person) =>
          insertPerson(tx, {
            ...person,
            ...(await namesOf(person)),
            staffId:
              person.kind === 'staff' && person.staffId === '' ? nextStaffId(tx, chosenIds) : person.staffId,
            primaryEmail: person.email,
            primaryPhone: person.phone,
            importId,
          }),
        fill: async (userId, person) =>
          fillPerson(tx, userId, { person, names: mayAddNames ? await namesOf(person) : undefined }),
      },
      watch,
    )
    if (stored.ok) noteRun(tx, { importId, kind: 'user', fileName, count: stored.data.added })
    return stored
  },
}
