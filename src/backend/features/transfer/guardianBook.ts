import type { ClientId, UserId, WorkId } from '#shared/domain/ids.ts'
import { foldText, phoneDigits } from '#shared/lib/fold.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { BLANK_PERSON, findUser, foldEmail, insertPerson } from '../users/index.ts'
import { listGuardianNames } from './clientsRepository.ts'
import { fillContacts } from './fillPerson.ts'
import { findGuardians } from './findGuardians.ts'
import type { ImportedClient } from './readClient.ts'
import { findNamesakes } from './transferRepository.ts'

type Guardian = NonNullable<ImportedClient['guardian']>
type Known = { readonly userId: UserId; readonly hasEmail: boolean }

/** The guardians of one list while it is stored: one guardian of several children is one person. */
export type GuardianBook = {
  /**
   * Finds who a line's guardian is, and gives them what the line knows of them and the clinic does not; or adds them.
   * @param clientId the client where they are there already: a guardian of theirs who has the name is the one
   */
  readonly guardianOf: (client: ImportedClient, clientId: ClientId | null) => Promise<UserId | undefined>
}

/** Last name first, as the list of people sorts it. */
const sortNameOf = ({ firstName, lastName }: Guardian): string =>
  `${foldText(lastName)} ${foldText(firstName)}`

/** By name and phone; by the name alone where a list says nothing else, which then counts within the list only. */
function nameKeyOf(guardian: Guardian): string | undefined {
  const digits = phoneDigits(guardian.phone)
  if (digits === '' && guardian.email !== '') return undefined
  return `${digits} ${sortNameOf(guardian)}`
}

/** The active guardians of the clinic who have name and phone of one on the list. */
async function readNamesakes(tx: WriteTx, lines: readonly ImportedClient[]): Promise<Map<string, Known>> {
  const names = lines.flatMap(({ guardian }) =>
    guardian === null || guardian.phone === '' ? [] : [sortNameOf(guardian)],
  )
  const found = new Map<string, Known>()
  for (const one of await findNamesakes(tx.query, [...new Set(names)])) {
    if (one.kind !== 'guardian' || one.isInactive) continue
    for (const digits of one.phones) found.set(`${digits} ${one.folded}`, one)
  }
  return found
}

async function findOwn(tx: WriteTx, guardian: Guardian, clientId: ClientId): Promise<UserId | undefined> {
  const name = foldText(`${guardian.firstName} ${guardian.lastName}`)
  const all = await listGuardianNames(tx.query, clientId)
  return all.find((own) => foldText(own.name) === name)?.userId
}

/** Nothing that is there is replaced, and a staff member's profile is not a list of clients' to fill. */
async function fillGuardian(tx: WriteTx, userId: UserId, { email, phone }: Guardian): Promise<void> {
  const user = await findUser(tx.query, userId)
  if (user?.kind === 'guardian') await fillContacts(tx, user, { emails: [email], phones: [phone] })
}

function addGuardian(tx: WriteTx, guardian: Guardian, importId: WorkId): UserId {
  const { firstName, lastName, email, phone } = guardian
  const points = { primaryEmail: email, primaryPhone: phone }
  return insertPerson(tx, { ...BLANK_PERSON, kind: 'guardian', firstName, lastName, ...points, importId })
}

/** Opens the guardians of a list, with those whom the clinic has already. */
export async function openGuardianBook(
  tx: WriteTx,
  importId: WorkId,
  lines: readonly ImportedClient[],
): Promise<GuardianBook> {
  const bearers = await findGuardians(tx.query, lines)
  const byEmail = new Map([...bearers].map(([email, { userId }]) => [email, userId]))
  const byName = await readNamesakes(tx, lines)
  const find = async (guardian: Guardian, clientId: ClientId | null): Promise<UserId | undefined> => {
    const bearer = byEmail.get(foldEmail(guardian.email))
    if (bearer !== undefined) return bearer
    const own = clientId === null ? undefined : await findOwn(tx, guardian, clientId)
    if (own !== undefined) return own
    const same = byName.get(nameKeyOf(guardian) ?? '')
    // Two e-mails are two people: a father and his son at one phone.
    return same === undefined || (same.hasEmail && guardian.email !== '') ? undefined : same.userId
  }
  const note = (guardian: Guardian, userId: UserId): void => {
    const email = foldEmail(guardian.email)
    if (email !== '') byEmail.set(email, userId)
    const key = nameKeyOf(guardian)
    if (key === undefined) return
    byName.set(key, { userId, hasEmail: email !== '' || byName.get(key)?.hasEmail === true })
  }
  return {
    guardianOf: async ({ guardian }, clientId) => {
      if (guardian === null) return undefined
      const found = await find(guardian, clientId)
      if (found !== undefined) await fillGuardian(tx, found, guardian)
      const userId = found ?? addGuardian(tx, guardian, importId)
      note(guardian, userId)
      return userId
    },
  }
}
