import type { DuplicateChoices } from '#shared/contract/importFile.ts'
import { type ClientId, clientIdSchema, type UserId, type WorkId } from '#shared/domain/ids.ts'
import { fail } from '#shared/errors/index.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { LongWork } from '../../db/longWork.ts'
import { findRow } from '../../db/noteChange.ts'
import { insertRow, updateRow, writeRow } from '../../db/writeRow.ts'
import { BLANK_PERSON, foldEmail, insertPerson } from '../users/index.ts'
import { listPractitioners } from './clientsRepository.ts'
import { compareClients } from './compareClients.ts'
import { findGuardians } from './findGuardians.ts'
import { noteRun } from './noteRun.ts'
import type { ImportedClient } from './readClient.ts'
import { type Stored, storeLines } from './storeLines.ts'

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
  /** By e-mail, else by name and phone: one guardian of several children is one person. */
  readonly guardians: Map<string, UserId>
}

function guardianOf({ tx, importId, guardians }: Storing, client: ImportedClient): UserId | undefined {
  const { guardian } = client
  if (guardian === null) return undefined
  const email = foldEmail(guardian.email)
  const key =
    email === '' ? `${guardian.firstName} ${guardian.lastName} ${guardian.phone}`.toLowerCase() : email
  const known = guardians.get(key)
  if (known !== undefined) return known
  const userId = insertPerson(tx, {
    ...BLANK_PERSON,
    kind: 'guardian',
    firstName: guardian.firstName,
    lastName: guardian.lastName,
    primaryEmail: guardian.email,
    primaryPhone: guardian.phone,
    importId,
  })
  guardians.set(key, userId)
  return userId
}

function tie(
  { tx }: Storing,
  clientId: ClientId,
  userId: UserId,
  relation: 'practitioner' | 'guardian',
  since: string | null,
): void {
  const id = `${clientId}.${userId}.${relation}`
  if (findRow(tx, 'client_person', id)?.['is_current'] === 1) return
  const fields = {
    id,
    client_id: clientId,
    user_id: userId,
    relation,
    relation_label: '',
    since,
    is_current: 1,
    is_primary: 1,
    has_portal_access: 0,
    has_email_notifications: 0,
    has_consent: 0,
  } as const
  writeRow(tx, 'client_person', fields, ADDED)
}

function tieAll(storing: Storing, clientId: ClientId, client: ImportedClient): void {
  const guardian = guardianOf(storing, client)
  if (guardian !== undefined) tie(storing, clientId, guardian, 'guardian', null)
  const practitioner = storing.practitioners.get(client.practitioner.toLowerCase())
  if (practitioner !== undefined) tie(storing, clientId, practitioner, 'practitioner', client.since)
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

function add(storing: Storing, client: ImportedClient): ClientId {
  const { tx, importId } = storing
  const id = clientIdSchema.parse(tx.newId())
  const fields = { id, ...fieldsOf(client), status: client.status, import_id: importId }
  insertRow(tx, 'client', fields, ADDED)
  tieAll(storing, id, client)
  return id
}

/** Gives a client who is there what the file knows and the clinic does not; nothing that is there is replaced. */
function fill(storing: Storing, clientId: ClientId, client: ImportedClient): void {
  const row = findRow(storing.tx, 'client', clientId)
  if (row === undefined) return
  const missing = Object.entries(fieldsOf(client)).filter(
    ([field, value]) => value !== '' && value !== null && (row[field] === '' || row[field] === null),
  )
  updateRow(storing.tx, 'client', clientId, Object.fromEntries(missing), ADDED)
  tieAll(storing, clientId, client)
}

/** Adds every client of a list with guardians and practitioners, or nobody (product.md 45). */
export const addClients: LongWork<Order, Stored, Refusals> = {
  name: 'transfer.addClients',
  run: async (tx, { importId, fileName, lines, choices }, watch) => {
    const { problems, duplicates } = await compareClients(tx.query, lines)
    if (problems.count > 0) return fail('IMPORT_HAS_ERRORS', { count: problems.count })
    const bearers = await findGuardians(tx.query, lines)
    const storing = {
      tx,
      importId,
      practitioners: await listPractitioners(tx.query),
      guardians: new Map([...bearers].map(([email, { userId }]) => [email, userId])),
    }
    const stored = await storeLines(
      { lines, doubles: duplicates.map((one) => ({ ...one, id: one.clientId, mayBeNew: true })), choices },
      {
        add: (client) => add(storing, client),
        fill: (clientId, client) => fill(storing, clientId, client),
      },
      watch,
    )
    if (stored.ok) noteRun(tx, { importId, kind: 'client', fileName, count: stored.data.added })
    return stored
  },
}
