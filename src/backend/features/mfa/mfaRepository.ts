import type { UserId } from '#shared/domain/ids.ts'
import { isMfaRequired, type MfaRules } from '#shared/domain/mfa.ts'
import { readRoles, type Role } from '#shared/domain/roles.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

export type Factor = { readonly secret: string; readonly since: number; readonly lastStep: number }

/** Somebody's confirmed second factor; undefined where they have none. */
export async function findFactor(db: Reader, userId: UserId): Promise<Factor | undefined> {
  const row = await db.selectFrom('totp_factor').selectAll().where('id', '=', userId).executeTakeFirst()
  if (row === undefined || row.confirmed_at === null || row.secret === '') return undefined
  return { secret: row.secret, since: row.confirmed_at, lastStep: row.last_step }
}

/** True where somebody has a confirmed second factor. */
export async function hasFactor(db: Reader, userId: UserId): Promise<boolean> {
  return (await findFactor(db, userId)) !== undefined
}

/** The recovery codes nobody has used yet. */
export async function listRecoveryCodes(
  db: Reader,
  userId: UserId,
): Promise<{ id: string; codeHash: string }[]> {
  const rows = await db
    .selectFrom('recovery_code')
    .select(['id', 'code_hash'])
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('code_hash', '!=', '')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, codeHash: row.code_hash }))
}

/** What the clinic says about the second factor. */
export async function getMfaRules(db: Reader): Promise<MfaRules> {
  const row = await db
    .selectFrom('clinic')
    .select(['is_mfa_offered', 'is_mfa_required', 'mfa_required_roles'])
    .executeTakeFirstOrThrow()
  return {
    isOffered: row.is_mfa_offered === 1,
    isRequiredForAll: row.is_mfa_required === 1,
    requiredRoles: readRoles(row.mfa_required_roles),
  }
}

/** True where this person can't be without a second factor. */
export async function isMfaRequiredOf(db: Reader, userId: UserId, roles: readonly Role[]): Promise<boolean> {
  const row = await db
    .selectFrom('user')
    .select('is_mfa_required')
    .where('id', '=', userId)
    .executeTakeFirst()
  return isMfaRequired(await getMfaRules(db), roles, row?.is_mfa_required === 1)
}

/** The address under which the authenticator app shows this account. */
export async function getAccountLabel(
  db: Reader,
  userId: UserId,
): Promise<{ clinic: string; email: string }> {
  const clinic = await db.selectFrom('clinic').select('name').executeTakeFirstOrThrow()
  const email = await db
    .selectFrom('contact_point')
    .select('value')
    .where('id', '=', `${userId}.email.primary`)
    .executeTakeFirst()
  return { clinic: clinic.name, email: email?.value ?? '' }
}

/** Whether somebody holds ownership: Office Admins reset nobody's factor who does. */
export async function isOwner(db: Reader, userId: UserId): Promise<boolean> {
  const row = await db
    .selectFrom('user_role')
    .select('id')
    .where('id', '=', `${userId}.owner`)
    .where('is_held', '=', 1)
    .executeTakeFirst()
  return row !== undefined
}

/** The stored password hash; empty where there is none. */
export async function getPasswordHash(db: Reader, userId: UserId): Promise<string> {
  const row = await db
    .selectFrom('credential')
    .select('password_hash')
    .where('id', '=', userId)
    .executeTakeFirst()
  return row?.password_hash ?? ''
}
