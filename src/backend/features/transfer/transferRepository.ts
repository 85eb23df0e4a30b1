import { sql } from 'kysely'
import type { UserId } from '#shared/domain/ids.ts'
import type { UserKind, UserStatus } from '#shared/domain/users.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { casesOf } from '../users/index.ts'

export type Bearer = { readonly userId: UserId; readonly name: string; readonly isInactive: boolean }

const AT_ONCE = 500

function chunksOf(values: readonly string[]): string[][] {
  const chunks: string[][] = []
  for (let at = 0; at < values.length; at += AT_ONCE) chunks.push(values.slice(at, at + AT_ONCE))
  return chunks
}

const bearerOf = (row: {
  id: UserId
  first_name: string
  last_name: string
  status: UserStatus
}): Bearer => ({
  userId: row.id,
  name: `${row.first_name} ${row.last_name}`,
  isInactive: row.status === 'inactive',
})

/**
 * Who bears which of these e-mails, primary or secondary and in whatever status.
 * @param foldedEmails as `foldEmail` gives them
 * @returns by folded e-mail
 */
export async function findBearersOfEmails(
  db: Reader,
  foldedEmails: readonly string[],
): Promise<Map<string, Bearer>> {
  const bearers = new Map<string, Bearer>()
  for (const chunk of chunksOf(foldedEmails)) {
    const rows = await db
      .selectFrom('contact_point')
      .innerJoin('user', 'user.id', 'contact_point.user_id')
      .select([
        'contact_point.folded_value as key',
        'user.id',
        'user.first_name',
        'user.last_name',
        'user.status',
      ])
      .where('contact_point.kind', '=', 'email')
      .where('contact_point.folded_value', 'in', chunk)
      .where('user.merged_into', 'is', null)
      .where('user.voided_at', 'is', null)
      .execute()
    for (const row of rows) {
      bearers.set(row.key, bearerOf(row))
    }
  }
  return bearers
}

/**
 * Who has which of these staff IDs, whatever their letter case.
 * @returns by the staff ID in lower case
 */
export async function findBearersOfStaffIds(
  db: Reader,
  staffIds: readonly string[],
): Promise<Map<string, Bearer>> {
  const bearers = new Map<string, Bearer>()
  for (const chunk of chunksOf(staffIds)) {
    const rows = await db
      .selectFrom('user')
      .select(['id', 'first_name', 'last_name', 'status', 'staff_id'])
      // The index is without letter case, of plain letters alone, so the comparison has to be too.
      .where(sql<boolean>`staff_id COLLATE NOCASE IN (${sql.join(chunk.flatMap(casesOf))})`)
      .where('merged_into', 'is', null)
      .where('voided_at', 'is', null)
      .execute()
    for (const row of rows) {
      bearers.set(row.staff_id.toLowerCase(), bearerOf(row))
    }
  }
  return bearers
}

export type Namesake = Bearer & {
  /** Last name first, folded, as the list of people sorts it. */
  readonly folded: string
  readonly kind: UserKind
  readonly hasEmail: boolean
  /** Digits of every phone. */
  readonly phones: readonly string[]
}

/**
 * Whoever is shown and has one of these names.
 * @param foldedNames last name first, folded
 */
export async function findNamesakes(db: Reader, foldedNames: readonly string[]): Promise<Namesake[]> {
  const found: Namesake[] = []
  for (const chunk of chunksOf(foldedNames)) {
    const rows = await db
      .selectFrom('user_directory')
      .innerJoin('user', 'user.id', 'user_directory.user_id')
      .select(['user.id', 'user.first_name', 'user.last_name', 'user.status', 'user.kind'])
      .select('user_directory.sort_name as folded')
      .select(
        sql<string | null>`(SELECT group_concat(folded_value) FROM contact_point
          WHERE user_id = user.id AND kind = 'phone' AND folded_value <> '')`.as('phones'),
      )
      .select(
        sql<number>`EXISTS (SELECT 1 FROM contact_point
          WHERE user_id = user.id AND kind = 'email' AND value <> '')`.as('has_email'),
      )
      // The index leads with it.
      .where('user_directory.is_active', 'in', [0, 1])
      .where('user_directory.sort_name', 'in', chunk)
      .orderBy('user_directory.is_active', 'desc')
      .execute()
    for (const { folded, kind, phones, has_email: hasEmail, ...row } of rows) {
      found.push({
        ...bearerOf(row),
        folded,
        kind,
        hasEmail: hasEmail === 1,
        phones: phones?.split(',') ?? [],
      })
    }
  }
  return found
}
