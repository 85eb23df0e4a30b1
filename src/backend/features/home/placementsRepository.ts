import type { UserId } from '#shared/domain/ids.ts'
import type { UserStatus } from '#shared/domain/users.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

type Row = {
  id: UserId
  first_name: string
  last_name: string
  status: UserStatus
  placement_ends_on: string | null
}

export type PlacementRow = { userId: UserId; name: string; endsOn: string; isActive: boolean }

function toPlacement(row: Row): PlacementRow[] {
  if (row.placement_ends_on === null) return []
  const name = `${row.first_name} ${row.last_name}`
  return [{ userId: row.id, name, endsOn: row.placement_ends_on, isActive: row.status === 'active' }]
}

/**
 * Students who need somebody for their placement: active ones by the day it ends, and those that are inactive since it
 * ended while they still have clients in care. Days are `YYYY-MM-DD`.
 */
export async function listPlacements(
  db: Reader,
  span: { readonly today: string; readonly from: string; readonly until: string },
  most: number,
): Promise<PlacementRow[]> {
  const rows = await db
    .selectFrom('user')
    .innerJoin('user_role as student', (join) =>
      join
        .onRef('student.user_id', '=', 'user.id')
        .on('student.role', '=', 'studentPractitioner')
        .on('student.is_held', '=', 1),
    )
    .select(['user.id', 'user.first_name', 'user.last_name', 'user.status', 'user.placement_ends_on'])
    .where('user.placement_ends_on', '>=', span.from)
    .where('user.placement_ends_on', '<=', span.until)
    .where((where) =>
      where.or([
        where('user.status', '=', 'active'),
        where.and([
          where('user.placement_ends_on', '<', span.today),
          where.exists(
            where
              .selectFrom('client_person')
              .innerJoin('client', 'client.id', 'client_person.client_id')
              .select('client_person.id')
              .whereRef('client_person.user_id', '=', 'user.id')
              .where('client_person.relation', '=', 'practitioner')
              .where('client_person.is_current', '=', 1)
              .where('client.status', '!=', 'discharged')
              .where('client.merged_into', 'is', null)
              .where('client.voided_at', 'is', null),
          ),
        ]),
      ]),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('user_role as other')
            .select('other.id')
            .whereRef('other.user_id', '=', 'user.id')
            .where('other.role', '=', 'practitioner')
            .where('other.is_held', '=', 1),
        ),
      ),
    )
    .orderBy('user.placement_ends_on')
    .orderBy('user.id')
    .limit(most)
    .execute()
  return rows.flatMap(toPlacement)
}
