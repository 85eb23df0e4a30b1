import { crewIdSchema, type UserId } from '#shared/domain/ids.ts'
import { insertRow } from '../../db/writeRow.ts'
import { SAMPLE_MADE } from './act.ts'
import type { SampleStaff, Treating } from './makeStaff.ts'
import type { Making } from './making.ts'

const NAMES = ['Early Years', 'School Age', 'Movement and Feeding', 'Families and Behaviour'] as const

/** Four crews; everybody who treats is in one of them, and none is a member of the crew they manage. */
export function makeCrews({ tx }: Making, staff: SampleStaff): void {
  const managers = [
    staff.managerId,
    ...staff.practitioners.filter((one) => one.isManager).map((one) => one.id),
  ]
  const isHere = ({ id }: Treating, number: number, crew: number, managerId: UserId | null): boolean =>
    number % NAMES.length === crew && id !== managerId
  for (const [crew, name] of NAMES.entries()) {
    const id = crewIdSchema.parse(tx.newId())
    const managerId = managers[crew] ?? null
    insertRow(tx, 'crew', { id, name, manager_id: managerId, is_current: 1 }, SAMPLE_MADE)
    const members = [staff.practitioners, staff.students].flatMap((people) =>
      people.filter((one, number) => isHere(one, number, crew, managerId)),
    )
    for (const { id: userId } of members) {
      const fields = { id: `${id}.${userId}`, crew_id: id, user_id: userId, is_member: 1 } as const
      insertRow(tx, 'crew_member', fields, SAMPLE_MADE)
    }
  }
}
