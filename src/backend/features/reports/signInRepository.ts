import type { UserId } from '#shared/domain/ids.ts'
import { LISTED_KINDS, SIGN_IN_STATES } from '#shared/domain/users.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

const STAFF_KINDS = (['practitioner', 'student', 'otherStaff'] as const).map((kind) =>
  LISTED_KINDS.indexOf(kind),
)
const rank = (state: (typeof SIGN_IN_STATES)[number]): number => SIGN_IN_STATES.indexOf(state)
/** Whose temporary password may have ended since the directory was made. */
const TEMPORARY = [rank('temporaryUnused'), rank('mustChangePassword')]

export type RankCount = { rank: number; isOver: 0 | 1; count: number }

/** Active staff by where they stand with signing in, those whose temporary password is over apart. */
export async function countSignInRanks(db: Reader, nowMs: number): Promise<RankCount[]> {
  return db
    .selectFrom('user_directory')
    .select((select) => [
      'sign_in_rank as rank',
      select
        .case()
        .when(select.and([select('sign_in_rank', 'in', TEMPORARY), select('temporary_until', '<=', nowMs)]))
        .then(1 as const)
        .else(0 as const)
        .end()
        .as('isOver'),
      select.fn.countAll<number>().as('count'),
    ])
    .where('is_active', '=', 1)
    .where('kind_rank', 'in', STAFF_KINDS)
    .groupBy(['rank', 'isOver'])
    .execute()
}

export type StuckRow = {
  userId: UserId
  firstName: string
  lastName: string
  rank: number
  until: number | null
}

/** Active staff who wait for an act of their own or of the office, the most urgent first. */
export async function listStuck(db: Reader, most: number): Promise<StuckRow[]> {
  return db
    .selectFrom('user_directory')
    .select([
      'user_id as userId',
      'first_name as firstName',
      'last_name as lastName',
      'sign_in_rank as rank',
      'temporary_until as until',
    ])
    .where('is_active', '=', 1)
    .where('kind_rank', 'in', STAFF_KINDS)
    .where('sign_in_rank', '<', rank('fine'))
    .orderBy('sign_in_rank')
    .orderBy('sort_name')
    .limit(most)
    .execute()
}

/** How many active staff who can sign in have a second factor, and how many there are. */
export async function countFactors(db: Reader): Promise<{ on: number; all: number }> {
  const withSignIn = db
    .selectFrom('credential')
    .innerJoin('user_directory', 'user_directory.user_id', 'credential.id')
    .where('credential.password_hash', '!=', '')
    .where('user_directory.is_active', '=', 1)
    .where('user_directory.kind_rank', 'in', STAFF_KINDS)
  const all = await withSignIn
    .select((select) => select.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const on = await withSignIn
    .innerJoin('totp_factor', 'totp_factor.id', 'credential.id')
    .where('totp_factor.secret', '!=', '')
    .where('totp_factor.confirmed_at', 'is not', null)
    .select((select) => select.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { on: on.n, all: all.n }
}
