import type { ParsedInputOf } from '#shared/contract/index.ts'
import type { FieldProblem } from '#shared/errors/index.ts'
import type { ClientId } from '#shared/domain/ids.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { Afterlife } from '../../db/recordTables.ts'
import type { RowFields } from '../../db/writeRow.ts'
import { getTimezone } from './clientsRepository.ts'

export type ClientInfo = Omit<ParsedInputOf<'clients.saveInfo'>, 'clientId'>

/** The form of a client as the fields of its row. */
export function rowOf(info: ClientInfo): Omit<RowFields<'client'>, 'id' | keyof Afterlife<ClientId>> {
  return {
    first_name: info.firstName,
    last_name: info.lastName,
    preferred_name: info.preferredName,
    birth_date: info.birthDate,
    pronouns: info.pronouns,
    status: info.status,
    since: info.since,
    phone: info.phone,
    email: info.email,
    address: info.address,
    school: info.school,
    notes: info.notes,
  }
}

/** What is wrong with the form beyond its shape: nobody is born after today. */
export async function infoProblems(
  db: Reader,
  { birthDate }: ClientInfo,
  nowMs: number,
): Promise<Record<string, FieldProblem>> {
  if (birthDate === null) return {}
  const today = zonedDay(nowMs, await getTimezone(db))
  return birthDate > today ? { birthDate: 'inTheFuture' } : {}
}
