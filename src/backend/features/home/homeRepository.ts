import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { UserDirectoryTable } from '../../db/tables.ts'
import { LISTED_KINDS, SIGN_IN_STATES } from '#shared/domain/users.ts'

export type AttentionRow = Pick<
  UserDirectoryTable,
  'first_name' | 'last_name' | 'sign_in_rank' | 'temporary_until' | 'registration_expires_on'
> & {
  user_id: UserId
}

/** The sign-in states in which somebody waits for an act of their own or of the office (product.md 4). */
export const STUCK_STATES = [
  'locked',
  'temporaryUnused',
  'neverSignedIn',
  'mustChangePassword',
  'mfaPending',
] as const
const STUCK = STUCK_STATES.map((state) => SIGN_IN_STATES.indexOf(state))

/** Active people whose sign-in is stuck, and those whose licence ends by a date; of each the most urgent first. */
export async function listAttention(
  db: Reader,
  endsBy: string,
  most: number,
): Promise<{ stuck: AttentionRow[]; licences: AttentionRow[] }> {
  const columns = [
    'user_id',
    'first_name',
    'last_name',
    'sign_in_rank',
    'temporary_until',
    'registration_expires_on',
  ] as const
  const stuck = await db
    .selectFrom('user_directory')
    .select(columns)
    .where('is_active', '=', 1)
    .where('sign_in_rank', 'in', STUCK)
    .orderBy('sign_in_rank')
    .orderBy('temporary_until')
    .limit(most)
    .execute()
  const licences = await db
    .selectFrom('user_directory')
    .select(columns)
    .where('is_active', '=', 1)
    .where('registration_expires_on', '<=', endsBy)
    .orderBy('registration_expires_on')
    .limit(most)
    .execute()
  return { stuck, licences }
}

/** How many people stand under each tab, and how many of the active ones are practitioners. */
export async function countPeople(
  db: Reader,
): Promise<{ active: number; inactive: number; practitioners: number }> {
  const rows = await db
    .selectFrom('user_directory')
    .select(['is_active', 'kind_rank', (select) => select.fn.countAll<number>().as('n')])
    .groupBy(['is_active', 'kind_rank'])
    .execute()
  const count = (fits: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(fits).reduce((sum, row) => sum + row.n, 0)
  const practitioner = LISTED_KINDS.indexOf('practitioner')
  return {
    active: count((row) => row.is_active === 1),
    inactive: count((row) => row.is_active === 0),
    practitioners: count((row) => row.is_active === 1 && row.kind_rank === practitioner),
  }
}
