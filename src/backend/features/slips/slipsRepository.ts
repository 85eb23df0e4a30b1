import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** Whom a slip is for: the name, the sign-in name, and the clinic's name and timezone. */
export type SlipPerson = {
  readonly personName: string
  readonly signInName: string
  readonly clinicName: string
  readonly timezone: string
}

/** The person as a slip names them; undefined where there is none, or none with a sign-in name. */
export async function findSlipPerson(db: Reader, userId: UserId): Promise<SlipPerson | undefined> {
  const row = await db
    .selectFrom('user')
    .innerJoin('contact_point', 'contact_point.user_id', 'user.id')
    .select(['user.first_name', 'user.last_name', 'contact_point.value'])
    .where('user.id', '=', userId)
    .where('contact_point.kind', '=', 'email')
    .where('contact_point.rank', '=', 'primary')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const clinic = await db.selectFrom('clinic').select(['name', 'timezone']).executeTakeFirstOrThrow()
  return {
    personName: `${row.first_name} ${row.last_name}`.trim(),
    signInName: row.value,
    clinicName: clinic.name,
    timezone: clinic.timezone,
  }
}
