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

/** The day it is in the clinic. */
export async function readToday(db: Reader, nowMs: number): Promise<string> {
  return zonedDay(nowMs, await getTimezone(db))
}

/** What is wrong with a client beyond the shape of the form: nobody is born after today. */
export function infoProblems(
  { birthDate }: Pick<ClientInfo, 'birthDate'>,
  today: string,
): { readonly birthDate?: FieldProblem } {
  return birthDate !== null && birthDate > today ? { birthDate: 'inTheFuture' } : {}
}
