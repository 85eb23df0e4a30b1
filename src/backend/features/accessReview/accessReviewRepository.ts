import type { UserId } from '#shared/domain/ids.ts'
import { readRoles, type Role } from '#shared/domain/roles.ts'
import { inNameOrder } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { AccessDecisionTable, AccessReviewTable } from '../../db/clinicLooksTables.ts'

export type Decision = Pick<AccessDecisionTable, 'user_id' | 'decision' | 'roles' | 'decided_at'>

export type AccessRow = {
  userId: UserId
  name: string
  title: string
  roles: Role[]
  isMfaOn: boolean
  hasAccess: boolean
  /** When they last did anything, on whatever PC; null where the log has nothing of them. */
  lastSeenAt: number | null
}

const nameOf = (row: { first_name: string; last_name: string }): string =>
  `${row.first_name} ${row.last_name}`.trim()

/** Everybody who can sign in, and the people asked for besides, by name. */
export async function listAccess(db: Reader, besides: readonly UserId[]): Promise<AccessRow[]> {
  const rows = await db
    .selectFrom('credential')
    .innerJoin('user', 'user.id', 'credential.id')
    .leftJoin('totp_factor', 'totp_factor.id', 'user.id')
    .select((select) => [
      'user.id',
      'user.first_name',
      'user.last_name',
      'user.title',
      'user.status',
      'user.kind',
      'credential.password_hash',
      'totp_factor.secret',
      'totp_factor.confirmed_at',
      select
        .selectFrom('user_role')
        .select((inner) => inner.fn<string>('group_concat', ['user_role.role']).as('held'))
        .whereRef('user_role.user_id', '=', 'user.id')
        .where('user_role.is_held', '=', 1)
        .as('held'),
      select
        .selectFrom('audit_entry')
        .select((inner) => inner.fn.max<number>('audit_entry.at').as('at'))
        .whereRef('audit_entry.actor_id', '=', 'user.id')
        .as('last_seen_at'),
    ])
    .where((where) =>
      where.or([
        where.and([
          where('user.status', '=', 'active'),
          where('user.kind', '=', 'staff'),
          where('credential.password_hash', '!=', ''),
        ]),
        where('user.id', 'in', [...besides]),
      ]),
    )
    .orderBy('user.id')
    .execute()
  return inNameOrder(rows, (row) => `${row.last_name} ${row.first_name}`).map((row) => ({
    userId: row.id,
    name: nameOf(row),
    title: row.title,
    roles: readRoles(row.held ?? ''),
    isMfaOn: row.confirmed_at !== null && row.secret !== null && row.secret !== '',
    hasAccess: row.status === 'active' && row.kind === 'staff' && row.password_hash !== '',
    lastSeenAt: row.last_seen_at,
  }))
}

/** What was decided in a review so far. */
export async function listDecisions(db: Reader, reviewId: string): Promise<Decision[]> {
  return db
    .selectFrom('access_decision')
    .select(['user_id', 'decision', 'roles', 'decided_at'])
    .where('review_id', '=', reviewId)
    .execute()
}

export type FinishedReview = Omit<AccessReviewTable, 'stamp' | 'stamp_device' | 'document'> & {
  byName: string
}

/** Finished reviews, the newest first; without their documents. */
export async function listFinished(db: Reader): Promise<FinishedReview[]> {
  const rows = await db
    .selectFrom('access_review')
    .leftJoin('user', 'user.id', 'access_review.finished_by')
    .select([
      'access_review.id',
      'access_review.finished_at',
      'access_review.finished_by',
      'access_review.people',
      'access_review.document_hash',
      'user.first_name',
      'user.last_name',
    ])
    .where('access_review.finished_at', 'is not', null)
    .orderBy('access_review.id', 'desc')
    .execute()
  return rows.map(({ first_name, last_name, ...row }) => ({
    ...row,
    byName: nameOf({ first_name: first_name ?? '', last_name: last_name ?? '' }),
  }))
}
