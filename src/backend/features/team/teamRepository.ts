import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { TeamPageTable } from '../../db/clinicLooksTables.ts'

export type TeamRow = {
  userId: UserId
  firstName: string
  lastName: string
  title: string
  bio: string
  photoType: string
  hasPhoto: boolean
  disciplineName: string
  registrationNumber: string
  isStudent: boolean
  isListed: boolean
}

/** Active people who treat, by family name; those of whom nobody said otherwise are listed. */
export async function listTeam(db: Reader): Promise<TeamRow[]> {
  const rows = await db
    .selectFrom('user_role')
    .innerJoin('user', 'user.id', 'user_role.user_id')
    .innerJoin('user_directory', 'user_directory.user_id', 'user.id')
    .leftJoin('team_listing', 'team_listing.id', 'user.id')
    .select((select) => [
      'user.id as userId',
      'user.first_name as firstName',
      'user.last_name as lastName',
      'user.title',
      'user.bio',
      'user.photo_type as photoType',
      'user_directory.discipline_name as disciplineName',
      'user.registration_number as registrationNumber',
      'team_listing.is_listed as isListed',
      select.fn.min<string>('user_role.role').as('role'),
    ])
    .where('user_role.role', 'in', ['practitioner', 'studentPractitioner'])
    .where('user_role.is_held', '=', 1)
    .where('user.status', '=', 'active')
    .where('user.kind', '=', 'staff')
    .groupBy('user.id')
    .orderBy('user_directory.sort_name')
    .orderBy('user.id')
    .execute()
  // "practitioner" comes before "studentPractitioner": whoever holds both is no student any more.
  return rows.map(({ role, isListed, ...row }) => ({
    ...row,
    hasPhoto: row.photoType !== '',
    isStudent: role === 'studentPractitioner',
    isListed: isListed !== 0,
  }))
}

/** The photo of somebody, base64. */
export async function findTeamPhoto(
  db: Reader,
  userId: UserId,
): Promise<{ type: string; base64: string } | undefined> {
  const row = await db
    .selectFrom('user')
    .select(['photo', 'photo_type'])
    .where('id', '=', userId)
    .executeTakeFirst()
  return row === undefined || row.photo === '' ? undefined : { type: row.photo_type, base64: row.photo }
}

/** How the clinic shows its team; undefined where nothing was chosen yet. */
export async function findTeamPage(
  db: Reader,
): Promise<Omit<TeamPageTable, 'stamp' | 'stamp_device'> | undefined> {
  return db
    .selectFrom('team_page')
    .select(['id', 'address', 'intro', 'is_published', 'has_students', 'has_photos', 'has_registrations'])
    .where('id', '=', 'teamPage')
    .executeTakeFirst()
}
