import type { UserRow } from '#shared/contract/users.ts'
import { ROLES } from '#shared/domain/roles.ts'
import { LISTED_KINDS, SIGN_IN_STATES, type SignInState } from '#shared/domain/users.ts'
import { must } from '#shared/lib/must.ts'
import type { DirectoryRow } from './directoryRepository.ts'

/** The sign-in state of a directory row now: a temporary password ends without anybody writing it down. */
function stateNow(row: DirectoryRow, nowMs: number): { state: SignInState; until: number | null } {
  const state = must(SIGN_IN_STATES[row.sign_in_rank], 'a sign-in state of this rank')
  if (row.temporary_until === null) return { state, until: null }
  return row.temporary_until <= nowMs
    ? { state: 'temporaryEnded', until: row.temporary_until }
    : { state, until: row.temporary_until }
}

/** A directory row as the list shows it. */
export function toUserRow(row: DirectoryRow, nowMs: number): UserRow {
  return {
    userId: row.user_id,
    firstName: row.first_name,
    lastName: row.last_name,
    title: row.title,
    kind: must(LISTED_KINDS[row.kind_rank], 'a kind of this rank'),
    status: row.is_active === 1 ? 'active' : 'inactive',
    roles: ROLES.filter((_, index) => (row.role_mask & (1 << index)) !== 0),
    disciplineName: row.discipline_name,
    compensationTierName: row.compensation_tier_name,
    email: row.email,
    phone: row.phone,
    staffId: row.staff_id,
    registrationNumber: row.registration_number,
    registrationExpiresOn: row.registration_expires_on,
    signIn: stateNow(row, nowMs),
    isUnsent: row.is_unsent === 1,
  }
}
