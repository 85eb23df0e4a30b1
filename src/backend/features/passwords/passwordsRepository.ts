import type { UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** What a new password of somebody is judged by, besides the password itself. */
export type PasswordFacts = {
  /** Names and e-mail addresses of the person and the clinic. */
  readonly ownWords: readonly string[]
  /** True with a confirmed second factor, which lets a password be shorter. */
  readonly hasMfa: boolean
}

/** Name and e-mail of the clinic: what no password here may contain. */
export async function listClinicWords(db: Reader): Promise<string[]> {
  const clinic = await db.selectFrom('clinic').select(['name', 'email']).executeTakeFirst()
  return clinic === undefined ? [] : [clinic.name, clinic.email]
}

/** The facts of this person as they are now; of nobody known, those of the clinic alone. */
export async function findPasswordFacts(db: Reader, userId: UserId): Promise<PasswordFacts> {
  const person = await db
    .selectFrom('user')
    .select(['first_name', 'last_name'])
    .where('id', '=', userId)
    .executeTakeFirst()
  const emails = await db
    .selectFrom('contact_point')
    .select('value')
    .where('user_id', '=', userId)
    .where('kind', '=', 'email')
    .execute()
  const factor = await db
    .selectFrom('totp_factor')
    .select('id')
    .where('id', '=', userId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  const names = person === undefined ? [] : [person.first_name, person.last_name]
  return {
    ownWords: [...names, ...emails.map((email) => email.value), ...(await listClinicWords(db))],
    hasMfa: factor !== undefined,
  }
}

/** The roles somebody holds now. */
export async function listRolesOf(db: Reader, userId: UserId): Promise<Role[]> {
  const rows = await db
    .selectFrom('user_role')
    .select('role')
    .where('user_id', '=', userId)
    .where('is_held', '=', 1)
    .execute()
  return rows.map((row) => row.role)
}
