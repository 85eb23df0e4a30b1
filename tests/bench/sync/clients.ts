import { clientIdSchema } from '#shared/domain/ids.ts'
import type { RowFields, RowPatch } from '#backend/db/writeRow.ts'
import { insertRow, updateRow } from '#backend/db/writeRow.ts'
import type { WriteTx } from '#backend/db/clinicDatabase.ts'
import { type Draws, drawsFrom } from '../seeded.ts'
import { FAMILY_NAMES, FIRST_NAMES, MAIL_DOMAINS } from '../people/names.ts'

/** Twelve text fields, about 320 bytes as JSON: the person that all goals of the sync speak of. */
export type BenchClient = RowFields<'client'>

const SEED = 20_261_005
const CHUNK = 10_000
const STREETS = [
  'Maple Street',
  'Lakeshore Road West',
  'King Street East',
  'Birch Avenue',
  'Old Mill Lane',
] as const
const SCHOOLS = ['Birchwood Public School', 'St. Clement Elementary', 'Lakeside Montessori', ''] as const
const NOTES = ['Prefers mornings.', 'Calls go to the grandmother.', 'Brings own tablet.', ''] as const
const ACT = { verb: 'bench.written' }

const digits = (draws: Draws, count: number): string =>
  Array.from({ length: count }, () => String(draws.below(10))).join('')

function clientOf(draws: Draws, id: string): BenchClient {
  const first = draws.pickCommon(FIRST_NAMES)
  const last = draws.pickCommon(FAMILY_NAMES)
  return {
    id: clientIdSchema.parse(id),
    first_name: first,
    last_name: last,
    preferred_name: draws.chance(0.3) ? draws.pickCommon(FIRST_NAMES) : '',
    birth_date: `20${10 + draws.below(12)}-0${1 + draws.below(9)}-1${draws.below(10)}`,
    pronouns: draws.pick(['she/her', 'he/him', 'they/them']),
    status: draws.pickCommon(['active', 'waitlist', 'onHold', 'discharged']),
    since: `2025-0${1 + draws.below(9)}-2${draws.below(9)}`,
    phone: `+1 (416) 555-01${digits(draws, 2)}`,
    email: `guardian.${digits(draws, 6)}@${draws.pick(MAIL_DOMAINS)}`,
    address: `${digits(draws, 3)} ${draws.pick(STREETS)}, Toronto ON M${digits(draws, 1)}K ${digits(draws, 1)}B3`,
    school: draws.pick(SCHOOLS),
    notes: draws.pick(NOTES),
  }
}

/** The ids and fields of so many clients, the same in every run but for the ids' time. */
export function makeClients(count: number, newId: () => string): BenchClient[] {
  const draws = drawsFrom(SEED)
  return Array.from({ length: count }, () => clientOf(draws, newId()))
}

/** The two fields that an update changes, another value in each round. */
export function changedFields(
  index: number,
  round: number,
): Required<Pick<RowPatch<'client'>, 'phone' | 'notes'>> {
  return { phone: `+1 (647) 555-01${String(index % 100).padStart(2, '0')}`, notes: `Seen in round ${round}.` }
}

type Writes = <T>(work: (tx: WriteTx) => T) => Promise<T>

/** Adds clients by the write door, 10,000 a save, as an import does. */
export async function addClients(write: Writes, clients: readonly BenchClient[]): Promise<void> {
  for (let at = 0; at < clients.length; at += CHUNK)
    await write((tx) => {
      for (const client of clients.slice(at, at + CHUNK)) insertRow(tx, 'client', client, ACT)
    })
}

/** Changes two fields of every client by the write door. */
export async function changeClients(
  write: Writes,
  clients: readonly BenchClient[],
  round: number,
): Promise<void> {
  for (let at = 0; at < clients.length; at += CHUNK)
    await write((tx) => {
      for (const [index, { id }] of clients.slice(at, at + CHUNK).entries())
        updateRow(tx, 'client', id, changedFields(at + index, round), ACT)
    })
}
