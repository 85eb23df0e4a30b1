import type { UserId } from '#shared/domain/ids.ts'
import type { UserKind, UserStatus } from '#shared/domain/users.ts'
import type { Language } from '#shared/domain/languages.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

export type Credential = {
  readonly userId: UserId
  readonly kind: UserKind
  readonly status: UserStatus
  readonly passwordHash: string
  readonly isTemporary: boolean
  readonly temporaryUntil: number | null
  readonly isTemporaryUsed: boolean
  readonly firstSignedInAt: number | null
}

const columns = [
  'user.id as userId',
  'user.kind',
  'user.status',
  'credential.password_hash as passwordHash',
  'credential.is_temporary',
  'credential.temporary_until as temporaryUntil',
  'credential.is_temporary_used',
  'credential.first_signed_in_at as firstSignedInAt',
] as const

type Row = Omit<Credential, 'isTemporary' | 'isTemporaryUsed'> & {
  is_temporary: 0 | 1
  is_temporary_used: 0 | 1
}

function toCredential({ is_temporary, is_temporary_used, ...row }: Row): Credential {
  return { ...row, isTemporary: is_temporary === 1, isTemporaryUsed: is_temporary_used === 1 }
}

/** The credentials behind an e-mail; more than one only after a merge brought a clash. */
export async function listCredentialsByEmail(db: Reader, foldedEmail: string): Promise<Credential[]> {
  const rows = await db
    .selectFrom('contact_point')
    .innerJoin('user', 'user.id', 'contact_point.user_id')
    .innerJoin('credential', 'credential.id', 'user.id')
    .select(columns)
    .where('contact_point.kind', '=', 'email')
    .where('contact_point.rank', '=', 'primary')
    .where('contact_point.folded_value', '=', foldedEmail)
    .where('user.merged_into', 'is', null)
    .where('user.voided_at', 'is', null)
    .orderBy('user.id')
    .execute()
  return rows.map(toCredential)
}

/** Somebody's credential; undefined where they have no sign-in. */
export async function findCredential(db: Reader, userId: UserId): Promise<Credential | undefined> {
  const row = await db
    .selectFrom('credential')
    .innerJoin('user', 'user.id', 'credential.id')
    .select(columns)
    .where('credential.id', '=', userId)
    .executeTakeFirst()
  return row === undefined ? undefined : toCredential(row)
}

export type ActorRow = {
  firstName: string
  lastName: string
  title: string
  kind: UserKind
  status: UserStatus
  language: Language | ''
  roles: Role[]
}

/** The person as the router needs them: name, status and roles as they are now. */
export async function findActorRow(db: Reader, userId: UserId): Promise<ActorRow | undefined> {
  const rows = await db
    .selectFrom('user')
    .leftJoin('user_role', (join) =>
      join.onRef('user_role.user_id', '=', 'user.id').on('user_role.is_held', '=', 1),
    )
    .select(['user.first_name', 'user.last_name', 'user.title', 'user.kind', 'user.status', 'user.language'])
    .select('user_role.role')
    .where('user.id', '=', userId)
    .execute()
  const [row] = rows
  if (row === undefined) return undefined
  return {
    firstName: row.first_name,
    lastName: row.last_name,
    title: row.title,
    kind: row.kind,
    status: row.status,
    language: row.language,
    roles: rows.flatMap(({ role }) => (role === null ? [] : [role])),
  }
}

/** Everybody who owns the clinic. */
export async function listOwnerIds(db: Reader): Promise<UserId[]> {
  const rows = await db
    .selectFrom('user_role')
    .select('user_id')
    .where('role', '=', 'owner')
    .where('is_held', '=', 1)
    .execute()
  return rows.map(({ user_id }) => user_id)
}

/** Minutes without a move after which the desk locks. */
export async function getIdleLockMinutes(db: Reader): Promise<number> {
  const row = await db.selectFrom('clinic').select('idle_lock_minutes').executeTakeFirst()
  return row?.idle_lock_minutes ?? 5
}

/** A local setting of this PC; undefined where it was never set. */
export async function findSetting(db: Reader, name: string): Promise<string | undefined> {
  return (await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value
}

/** The wrong tries in a row of somebody on this PC, with the pause as it was written down last. */
export async function findTries(
  db: Reader,
  userId: UserId,
): Promise<{ failures: number; pauseLeftMs: number }> {
  const row = await db
    .selectFrom('sign_in_attempt')
    .select(['failures', 'pause_left_ms'])
    .where('name_key', '=', `user:${userId}`)
    .executeTakeFirst()
  return { failures: row?.failures ?? 0, pauseLeftMs: row?.pause_left_ms ?? 0 }
}

/** The PCs of the clinic that may sign people in. */
export async function countDevices(db: Reader): Promise<number> {
  return (await db.selectFrom('device').select('id').where('is_revoked', '=', 0).execute()).length
}

/** The e-mail somebody signs in with, folded; undefined where they have none. */
export async function findEmail(db: Reader, userId: UserId): Promise<string | undefined> {
  const row = await db
    .selectFrom('contact_point')
    .select('folded_value')
    .where('id', '=', `${userId}.email.primary`)
    .executeTakeFirst()
  return row?.folded_value
}
