import type { DuplicateChoices } from '#shared/contract/importFile.ts'
import { type ClientId, clientIdSchema, type UserId, type WorkId } from '#shared/domain/ids.ts'
import { fail } from '#shared/errors/index.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { LongWork } from '../../db/longWork.ts'
import { findRow } from '../../db/noteChange.ts'
import { insertRow, updateRow } from '../../db/writeRow.ts'
import { tellOfClients } from '../mail/index.ts'
import { listPractitioners } from './clientsRepository.ts'
import { compareClients } from './compareClients.ts'
import { type GuardianBook, openGuardianBook } from './guardianBook.ts'
import { noteRun } from './noteRun.ts'
import type { ImportedClient } from './readClient.ts'
import { type Stored, storeLines } from './storeLines.ts'
import { tieClient } from './tieClient.ts'

const ADDED = { verb: 'client.imported' }

type Order = {
  readonly importId: WorkId
  readonly fileName: string
  readonly lines: readonly ImportedClient[]
  readonly choices: DuplicateChoices
}
type Refusals = 'IMPORT_HAS_ERRORS' | 'CANCELLED'

/** What the lines of one file have in common while they are stored. */
type Storing = {
  readonly tx: WriteTx
  readonly importId: WorkId
  readonly practitioners: ReadonlyMap<string, UserId>
  readonly guardians: GuardianBook
  /** Who has a client whom they did not have before, once for each. */
  readonly assigned: UserId[]
}

async function tieAll(
  { tx, practitioners, guardians, assigned }: Storing,
  clientId: ClientId,
  client: ImportedClient,
  isThere: boolean,
): Promise<void> {
  const guardian = await guardians.guardianOf(client, isThere ? clientId : null)
  if (guardian !== undefined)
    tieClient(tx, { clientId, userId: guardian, relation: 'guardian', since: null }, ADDED)
  const practitioner = practitioners.get(client.practitioner.toLowerCase())
  if (practitioner === undefined) return
  const tie = { clientId, userId: practitioner, relation: 'practitioner', since: client.since } as const
  if (tieClient(tx, tie, ADDED)) assigned.push(practitioner)
}

const fieldsOf = (client: ImportedClient) => ({
  first_name: client.firstName,
  last_name: client.lastName,
  preferred_name: client.preferredName,
  birth_date: client.birthDate,
  pronouns: client.pronouns,
  since: client.since,
  phone: client.phone,
  email: client.email,
  address: client.address,
  school: client.school,
  notes: client.notes,
})

async function add(storing: Storing, client: ImportedClient): Promise<ClientId> {
  const { tx, importId } = storing
  const id = clientIdSchema.parse(tx.newId())
  const fields = { id, ...fieldsOf(client), status: client.status, import_id: importId }
  insertRow(tx, 'client', fields, ADDED)
  await tieAll(storing, id, client, false)
  return id
}

/** Gives a client who is there what the file knows and the clinic does not; nothing that is there is replaced. */
async function fill(storing: Storing, clientId: ClientId, client: ImportedClient): Promise<void> {
  const row = findRow(storing.tx, 'client', clientId)
  if (row === undefined) return
  const missing = Object.entries(fieldsOf(client)).filter(
    ([field, value]) => value !== '' && value !== null && (row[field] === '' || row[field] === null),
  )
  updateRow(storing.tx, 'client', clientId, Object.fromEntries(missing), ADDED)
  await tieAll(storing, clientId, client, true)
}

/** Adds every client of a list with guardians and practitioners, or nobody (product.md 45). */
export const addClients: LongWork<Order, Stored, Refusals> = {
  name: 'transfer.addClients',
  run: async (tx, { importId, fileName, lines, choices }, watch) => {
    const { problems, duplicates } = await compareClients(tx.query, lines, tx.now)
    if (problems.count > 0) return fail('IMPORT_HAS_ERRORS', { count: problems.count })
    const storing: Storing = {
      tx,
      importId,
      practitioners: await listPractitioners(tx.query),
      guardians: await openGuardianBook(tx, importId, lines),
      assigned: [],
    }
    const stored = await storeLines(
      { lines, doubles: duplicates.map((one) => ({ ...one, id: one.clientId, mayBeNew: true })), choices },
      {
        add: (client) => add(storing, client),
        fill: (clientId, client) => fill(storing, clientId, client),
      },
      watch,
    )
    if (!stored.ok) return stored
    tellOfClients(tx, 'clientAssigned', storing.assigned)
    noteRun(tx, { importId, kind: 'client', fileName, count: stored.data.added })
    return stored
  },
}
