import type { ParsedInputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { fail, type Failed } from '#shared/errors/index.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { Holdings } from './findHoldings.ts'
import { listActiveHolders } from './leavingRepository.ts'

type Input = ParsedInputOf<'leaving.leave'>

const isSame = (chosen: readonly string[], held: readonly string[]): boolean =>
  chosen.length === held.length &&
  new Set(chosen).size === chosen.length &&
  held.every((id) => chosen.includes(id))

const given = (ids: readonly (UserId | null)[]): UserId[] => [...new Set(ids.filter((id) => id !== null))]

/**
 * What is wrong with the choices; undefined where nothing is. They name exactly what the person holds now, so that
 * nothing is handed over that nobody looked at, and only active people who may have it.
 */
export async function findWrongChoice(
  db: Reader,
  input: Input,
  { clients, crews, students }: Holdings,
): Promise<Failed<'LEAVING_CHANGED' | 'BAD_INPUT'> | undefined> {
  const isWhole =
    isSame(
      input.clients.map((one) => one.clientId),
      clients.map((one) => one.clientId),
    ) &&
    isSame(
      input.crews.map((one) => one.crewId),
      crews.filter((one) => one.managerId === input.userId).map((one) => one.crewId),
    ) &&
    isSame(
      input.students.map((one) => one.userId),
      students.map((one) => one.userId),
    )
  if (!isWhole) return fail('LEAVING_CHANGED', {})
  const asked = [
    {
      field: 'clients',
      ids: given(input.clients.map((one) => one.takerId)),
      roles: ['practitioner', 'studentPractitioner'],
    },
    { field: 'crews', ids: given(input.crews.map((one) => one.managerId)), roles: ['manager'] },
    { field: 'students', ids: given(input.students.map((one) => one.supervisorId)), roles: ['practitioner'] },
  ] as const
  for (const { field, ids, roles } of asked) {
    const able = await listActiveHolders(db, ids, roles)
    if (ids.some((id) => id === input.userId || !able.has(id)))
      return fail('BAD_INPUT', { fields: { [field]: 'notOneOf' } })
  }
  const isHandedToNobody = input.clients.some((one) => one.sessions === 'handOver' && one.takerId === null)
  return isHandedToNobody ? fail('BAD_INPUT', { fields: { sessions: 'notOneOf' } }) : undefined
}
