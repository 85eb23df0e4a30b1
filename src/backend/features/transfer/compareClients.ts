import type { ClientDuplicate, ClientRowProblem } from '#shared/contract/clientImport.ts'
import { foldText, phoneDigits } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { Turns } from '../../db/turns.ts'
import { infoProblems, readToday } from '../clients/index.ts'
import { guardianChecker } from './checkGuardian.ts'
import { type KnownClient, listKnownClients, listPractitioners } from './clientsRepository.ts'
import { DuplicateIndex } from './duplicateIndex.ts'
import { findGuardians } from './findGuardians.ts'
import type { ImportedClient } from './readClient.ts'
import { RowProblems } from './rowProblems.ts'

type Known = Omit<KnownClient, 'clientId'> & {
  readonly clientId: KnownClient['clientId'] | null
  readonly line: number | null
}
export type Compared = {
  readonly problems: RowProblems<ClientRowProblem>
  readonly duplicates: readonly ClientDuplicate[]
}

const knownOf = (client: ImportedClient): Known => ({
  clientId: null,
  line: client.line,
  name: `${client.firstName} ${client.lastName}`,
  folded: foldText(`${client.firstName} ${client.lastName}`),
  birthDate: client.birthDate,
  phone: phoneDigits(client.phone),
  email: client.email.toLowerCase(),
})

const firstNameOf = ({ folded }: Known): string => folded.split(' ')[0] ?? ''

/** What two clients share that one person only has; undefined where they are two people as far as the file says. */
function sharedOf(one: Known, other: Known): ClientDuplicate['shares'] | undefined {
  if (one.folded === '') return undefined
  if (one.folded === other.folded) {
    if (one.birthDate !== null && one.birthDate === other.birthDate) return 'nameAndBirthDate'
    if (one.phone !== '' && one.phone === other.phone) return 'nameAndPhone'
    // Two dates of birth are two people; where one is missing, somebody has to look.
    if (one.birthDate === null || other.birthDate === null) return 'nameOnly'
    return undefined
  }
  // Brothers and sisters share their parents' address: only one first name makes it one person's.
  return one.email !== '' && one.email === other.email && firstNameOf(one) === firstNameOf(other)
    ? 'email'
    : undefined
}

const keysOf = (one: Known): string[] =>
  [
    one.birthDate === null ? '' : `b ${one.birthDate} ${one.folded}`,
    one.phone === '' ? '' : `p ${one.phone} ${one.folded}`,
    one.email === '' ? '' : `e ${one.email} ${firstNameOf(one)}`,
    `n ${one.folded}`,
  ].filter((key) => key !== '')

/**
 * What the clinic as it is now has against adding these clients, and who of them seems to be there, in the clinic or
 * earlier in the file.
 */
export async function compareClients(
  db: Reader,
  clients: readonly ImportedClient[],
  nowMs: number,
): Promise<Compared> {
  const index = new DuplicateIndex({
    keysOf,
    sharedOf,
    order: ['nameAndBirthDate', 'nameAndPhone', 'email', 'nameOnly'],
  })
  for (const known of await listKnownClients(db)) index.add({ ...known, line: null })
  const practitioners = await listPractitioners(db)
  const guardianProblem = guardianChecker(await findGuardians(db, clients))
  const today = await readToday(db, nowMs)
  const problems = new RowProblems<ClientRowProblem>()
  const duplicates: ClientDuplicate[] = []
  const turns = new Turns()
  for (const client of clients) {
    const one = knownOf(client)
    const { line } = client
    const base = { line, name: one.name.trim() }
    const { practitioner } = client
    if (practitioner !== '' && !practitioners.has(practitioner.toLowerCase()))
      problems.add({
        ...base,
        field: 'practitioner',
        problem: 'unknownPractitioner',
        value: practitioner.slice(0, 80),
        takenBy: null,
      })
    const wrong = guardianProblem(client, base)
    if (wrong !== undefined) problems.add(wrong)
    const { birthDate: problem } = infoProblems(client, today)
    if (problem !== undefined)
      problems.add({ ...base, field: 'birthDate', problem, value: client.birthDate ?? '', takenBy: null })
    const found = index.find(one)
    if (found !== undefined) {
      const { other, shares } = found
      duplicates.push({
        ...base,
        shares,
        clientId: other.clientId,
        otherName: other.name,
        otherLine: other.line,
      })
    }
    index.add(one)
    await turns.take()
  }
  return { problems, duplicates }
}
