import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

export type Ending = { userId: UserId; name: string; endsOn: string; supervisorId: UserId | null }

const nameOf = (row: { first_name: string; last_name: string }): string =>
  `${row.first_name} ${row.last_name}`.trim()

/** Active students whose placement ends on or before a day, the earliest first. Holders of Practitioner are none. */
export async function listEndingPlacements(db: Reader, endsBy: string): Promise<Ending[]> {
  const rows = await db
    .selectFrom('user')
    .innerJoin('user_role', (join) =>
      join
        .onRef('user_role.user_id', '=', 'user.id')
        .on('user_role.role', '=', 'studentPractitioner')
        .on('user_role.is_held', '=', 1),
    )
    .select(['user.id', 'user.first_name', 'user.last_name', 'user.supervisor_id', 'user.placement_ends_on'])
    .where('user.placement_ends_on', '<=', endsBy)
    .where('user.status', '=', 'active')
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
    .execute()
  return rows.flatMap((row) =>
    row.placement_ends_on === null
      ? []
      : [
          {
            userId: row.id,
            name: nameOf(row),
            endsOn: row.placement_ends_on,
            supervisorId: row.supervisor_id,
          },
        ],
  )
}

/** Active people whose licence ends within two days, both included, the earliest first. */
export async function listEndingLicences(db: Reader, from: string, until: string): Promise<Ending[]> {
  const rows = await db
    .selectFrom('user')
    .select(['id', 'first_name', 'last_name', 'registration_expires_on'])
    .where('registration_expires_on', '>=', from)
    .where('registration_expires_on', '<=', until)
    .where('status', '=', 'active')
    .where('kind', '=', 'staff')
    .orderBy('registration_expires_on')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) =>
    row.registration_expires_on === null
      ? []
      : [{ userId: row.id, name: nameOf(row), endsOn: row.registration_expires_on, supervisorId: null }],
  )
}

/** What this PC told whom already: `<day>/<step>` by the name under which it is kept. */
export async function listGivenNotices(db: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('setting').selectAll().where('name', 'like', 'notice.%').execute()
  return new Map(rows.map((row) => [row.name, row.value]))
}

/** True where this PC sends mail at all. */
export async function sendsMail(db: Reader): Promise<boolean> {
  const row = await db
    .selectFrom('setting')
    .select('name')
    .where('name', '=', 'mail.server')
    .executeTakeFirst()
  return row !== undefined
}

/** The clinic's timezone; undefined before the clinic's row is here. */
export async function findTimezone(db: Reader): Promise<string | undefined> {
  return (await db.selectFrom('clinic').select('timezone').executeTakeFirst())?.timezone
}
