import type { UserId } from '#shared/domain/ids.ts'
import { scopeOf } from '#shared/domain/rights.ts'
import { ROLES } from '#shared/domain/roles.ts'
import { LISTED_KINDS, type ListedKind } from '#shared/domain/users.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

const REVIEWING = ROLES.filter((role) => scopeOf('timesheets.review', [role]) !== undefined)

/**
 * How many timesheets wait for somebody who may review: those submitted to them, and those whose own reviewer is none
 * any more, which any other may decide. Nobody decides about their own.
 */
export async function countTimesheetsToReview(db: Reader, viewerId: UserId): Promise<number> {
  const row = await db
    .selectFrom('timesheet')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('timesheet.status', '=', 'submitted')
    .where('timesheet.practitioner_id', '!=', viewerId)
    .where((where) =>
      where.or([
        where('timesheet.reviewer_id', '=', viewerId),
        where.not(
          where.exists(
            where
              .selectFrom('user')
              .innerJoin('user_role', 'user_role.user_id', 'user.id')
              .select('user.id')
              .whereRef('user.id', '=', 'timesheet.reviewer_id')
              .whereRef('user.id', '!=', 'timesheet.practitioner_id')
              .where('user.status', '=', 'active')
              .where('user.merged_into', 'is', null)
              .where('user.voided_at', 'is', null)
              .where('user_role.role', 'in', REVIEWING)
              .where('user_role.is_held', '=', 1),
          ),
        ),
      ]),
    )
    .executeTakeFirstOrThrow()
  return row.n
}

/** Sessions in a span of time that were not called off: of one practitioner, or of the whole clinic. */
export async function countSessionsIn(
  db: Reader,
  span: { readonly fromMs: number; readonly untilMs: number },
  practitionerId: UserId | undefined,
): Promise<number> {
  let query = db
    .selectFrom('session')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('starts_at', '>=', span.fromMs)
    .where('starts_at', '<', span.untilMs)
    .where('status', 'in', ['scheduled', 'completed'])
  if (practitionerId !== undefined) query = query.where('practitioner_id', '=', practitionerId)
  return (await query.executeTakeFirstOrThrow()).n
}

/** Active people by what they are. */
export async function countKinds(db: Reader): Promise<{ kind: ListedKind; count: number }[]> {
  const rows = await db
    .selectFrom('user_directory')
    .select(['kind_rank as rank', (select) => select.fn.countAll<number>().as('count')])
    .where('is_active', '=', 1)
    .groupBy('kind_rank')
    .execute()
  return LISTED_KINDS.map((kind, rank) => ({
    kind,
    count: rows.find((row) => row.rank === rank)?.count ?? 0,
  }))
}

/** Active practitioners and students by discipline, the largest first. */
export async function countDisciplines(db: Reader, most: number): Promise<{ name: string; count: number }[]> {
  const treating = (['practitioner', 'student'] as const).map((kind) => LISTED_KINDS.indexOf(kind))
  return db
    .selectFrom('user_directory')
    .leftJoin('discipline', 'discipline.id', 'user_directory.discipline_id')
    .select((select) => [
      select.fn.coalesce('discipline.name', select.val('')).as('name'),
      select.fn.countAll<number>().as('count'),
    ])
    .where('user_directory.is_active', '=', 1)
    .where('user_directory.kind_rank', 'in', treating)
    .groupBy('user_directory.discipline_id')
    .orderBy('count', 'desc')
    .limit(most)
    .execute()
}
