import type { UserId } from '#shared/domain/ids.ts'
import { isMfaRequired } from '#shared/domain/mfa.ts'
import { readRoles, ROLES, type Role } from '#shared/domain/roles.ts'
import {
  FREE_TRIES,
  LISTED_KINDS,
  listedKind,
  SIGN_IN_STATES,
  signInState,
  type UserKind,
  type UserStatus,
} from '#shared/domain/users.ts'
import { foldText, phoneDigits } from '#shared/lib/fold.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { Turns } from '../../db/turns.ts'
import { WordIndex } from '../../db/wordIndex.ts'

type Source = {
  id: UserId
  kind: UserKind
  status: UserStatus
  first_name: string
  last_name: string
  title: string
  discipline_id: string | null
  staff_id: string
  registration_number: string
  registration_expires_on: string | null
  discipline_name: string | null
  tier_name: string | null
  email: string | null
  second_email: string | null
  phone: string | null
  second_phone: string | null
  roles: string | null
  password_hash: string | null
  is_temporary: 0 | 1 | null
  temporary_until: number | null
  is_temporary_used: 0 | 1 | null
  first_signed_in_at: number | null
  is_factor_on: 0 | 1
  /** Null in a database without a clinic of its own yet. */
  is_mfa_offered: 0 | 1 | null
  is_mfa_required: 0 | 1 | null
  mfa_required_roles: string | null
  is_required_of_person: 0 | 1
  failures: number | null
  directory_id: number | null
  old_search_text: string | null
  /** 1 where another record stands for this one, or the import that brought it was undone. */
  is_gone: 0 | 1
}

const SOURCE = `
SELECT u.id, u.kind, u.status, u.first_name, u.last_name, u.title, u.discipline_id, u.staff_id,
  u.registration_number, u.registration_expires_on, d.name AS discipline_name, t.name AS tier_name,
  (SELECT value FROM contact_point WHERE id = u.id || '.email.primary') AS email,
  (SELECT value FROM contact_point WHERE id = u.id || '.email.secondary') AS second_email,
  (SELECT value FROM contact_point WHERE user_id = u.id AND kind = 'phone' AND is_default = 1 ORDER BY rank LIMIT 1) AS phone,
  (SELECT value FROM contact_point WHERE user_id = u.id AND kind = 'phone' AND is_default = 0 ORDER BY rank LIMIT 1) AS second_phone,
  (SELECT group_concat(role) FROM user_role WHERE user_id = u.id AND is_held = 1) AS roles,
  c.password_hash, c.is_temporary, c.temporary_until, c.is_temporary_used, c.first_signed_in_at,
  coalesce(f.confirmed_at IS NOT NULL AND f.secret <> '', 0) AS is_factor_on, l.is_mfa_offered, l.is_mfa_required,
  l.mfa_required_roles, u.is_mfa_required AS is_required_of_person, a.failures,
  y.id AS directory_id, y.search_text AS old_search_text,
  u.merged_into IS NOT NULL OR u.voided_at IS NOT NULL AS is_gone
FROM user u LEFT JOIN clinic l ON l.id = 'clinic' LEFT JOIN discipline d ON d.id = u.discipline_id
LEFT JOIN compensation_tier t ON t.id = u.compensation_tier_id
LEFT JOIN credential c ON c.id = u.id LEFT JOIN totp_factor f ON f.id = u.id
LEFT JOIN sign_in_attempt a ON a.name_key = 'user:' || u.id LEFT JOIN user_directory y ON y.user_id = u.id
WHERE u.id = ?`

const COLUMNS = [
  'user_id',
  'is_active',
  'kind_rank',
  'role_mask',
  'discipline_id',
  'sign_in_rank',
  'temporary_until',
  'sort_name',
  'sort_first_name',
  'sort_title',
  'sort_discipline',
  'sort_tier',
  'sort_email',
  'sort_phone',
  'sort_staff_id',
  'sort_registration',
  'search_text',
  'first_name',
  'last_name',
  'title',
  'discipline_name',
  'compensation_tier_name',
  'email',
  'phone',
  'staff_id',
  'registration_number',
  'registration_expires_on',
  'version',
] as const
const UPSERT = `INSERT INTO user_directory (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
ON CONFLICT (user_id) DO UPDATE SET ${COLUMNS.slice(1)
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')}`

const isRole = (name: string): name is Role => ROLES.some((role) => role === name)

/** The roles as one integer, so that a filter needs no join. */
export function roleMask(roles: readonly Role[]): number {
  return ROLES.reduce((mask, role, index) => (roles.includes(role) ? mask | (1 << index) : mask), 0)
}

const isLocked = (row: Source): boolean => (row.failures ?? 0) >= FREE_TRIES

function isMfaPending(row: Source): boolean {
  const rules = {
    isOffered: row.is_mfa_offered === 1,
    isRequiredForAll: row.is_mfa_required === 1,
    requiredRoles: readRoles(row.mfa_required_roles ?? ''),
  }
  return (
    row.is_factor_on === 0 &&
    isMfaRequired(rules, (row.roles ?? '').split(',').filter(isRole), row.is_required_of_person === 1)
  )
}

/** The place of a sign-in state among all; the end of a temporary password is judged when it is read. */
function signInRank(row: Source): number {
  const state = signInState(
    row.password_hash === null
      ? undefined
      : {
          hasPassword: row.password_hash !== '',
          isTemporary: row.is_temporary === 1,
          temporaryUntil: null,
          firstSignedInAt: row.first_signed_in_at,
          temporaryUsed: row.is_temporary_used === 1,
          isLocked: isLocked(row),
          isMfaPending: isMfaPending(row),
        },
    0,
  )
  return SIGN_IN_STATES.indexOf(state)
}

/** Everything that can be searched for, folded: names, e-mails, phone digits, staff ID (product.md 3). */
function searchText(row: Source): string {
  const words = [row.first_name, row.last_name, row.email ?? '', row.second_email ?? '', row.staff_id]
  const digits = [phoneDigits(row.phone ?? ''), phoneDigits(row.second_phone ?? '')]
  return [...words.map(foldText), ...digits].filter((text) => text !== '').join(' ')
}

function valuesOf(row: Source, text: string, stamp: number): unknown[] {
  const roles = (row.roles ?? '').split(',').filter(isRole)
  const first = foldText(row.first_name)
  const last = foldText(row.last_name)
  return [
    row.id,
    row.status === 'active' ? 1 : 0,
    LISTED_KINDS.indexOf(listedKind(row.kind, roles)),
    roleMask(roles),
    row.discipline_id,
    signInRank(row),
    row.is_temporary === 1 && !isLocked(row) ? row.temporary_until : null,
    `${last} ${first}`,
    `${first} ${last}`,
    foldText(row.title),
    foldText(row.discipline_name ?? ''),
    foldText(row.tier_name ?? ''),
    foldText(row.email ?? ''),
    phoneDigits(row.phone ?? ''),
    foldText(row.staff_id),
    foldText(row.registration_number),
    text,
    row.first_name,
    row.last_name,
    row.title,
    row.discipline_name ?? '',
    row.tier_name ?? '',
    row.email ?? '',
    row.phone ?? '',
    row.staff_id,
    row.registration_number,
    row.registration_expires_on,
    stamp,
  ]
}

/** Takes the entry away of somebody who is nowhere to be shown, or not on this PC any more. */
function unlist(tx: WriteTx, userId: UserId): void {
  tx.run('DELETE FROM user_search WHERE rowid = (SELECT id FROM user_directory WHERE user_id = ?)', userId)
  tx.run('DELETE FROM user_directory WHERE user_id = ?', userId)
}

function refreshUser(tx: WriteTx, words: WordIndex, userId: UserId): void {
  // The columns are those of the statement above, in the same file: the row has this shape by construction.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const [row] = tx.all(SOURCE, userId) as Source[]
  if (row === undefined || row.is_gone === 1) return unlist(tx, userId)
  const text = searchText(row)
  tx.run(UPSERT, ...valuesOf(row, text, tx.stamp))
  if (row.old_search_text !== text) words.add(userId)
}

/**
 * Makes the directory entries of everybody this transaction touched anew, and the search index where their words
 * changed. Runs before the commit, so that list and search never show another state than the tables.
 */
export async function refreshDirectory(tx: WriteTx): Promise<void> {
  const turns = new Turns()
  const words = new WordIndex(tx, 'user')
  for (const userId of tx.touchedUsers) {
    refreshUser(tx, words, userId)
    await turns.take()
  }
  words.flush()
}
