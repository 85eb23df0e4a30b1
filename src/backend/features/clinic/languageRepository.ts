import type { UserId } from '#shared/domain/ids.ts'
import type { Language } from '#shared/domain/languages.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

const UNCHOSEN: Language = 'en'

/** The language that somebody has chosen; undefined where they have not. */
export async function findChosenLanguage(db: Reader, userId: UserId): Promise<Language | undefined> {
  const row = await db.selectFrom('user').select('language').where('id', '=', userId).executeTakeFirst()
  return row === undefined || row.language === '' ? undefined : row.language
}

/** The language the clinic speaks to the outside: of its longest active owner who chose one, else English. */
export async function getClinicLanguage(db: Reader): Promise<Language> {
  const row = await db
    .selectFrom('user')
    .innerJoin('user_role', 'user_role.user_id', 'user.id')
    .select('user.language')
    .where('user_role.role', '=', 'owner')
    .where('user_role.is_held', '=', 1)
    .where('user.status', '=', 'active')
    .where('user.language', '!=', '')
    .orderBy('user.id')
    .limit(1)
    .executeTakeFirst()
  return row === undefined || row.language === '' ? UNCHOSEN : row.language
}

/** In which language to write to somebody: their own, else the clinic's. */
export async function getLanguageFor(db: Reader, userId: UserId): Promise<Language> {
  return (await findChosenLanguage(db, userId)) ?? (await getClinicLanguage(db))
}
