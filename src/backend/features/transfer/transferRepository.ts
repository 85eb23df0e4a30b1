import { sql } from 'kysely'
import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

export type Bearer = { readonly userId: UserId; readonly name: string }

const AT_ONCE = 500

function chunksOf(values: readonly string[]): string[][] {
  const chunks: string[][] = []
  for (let at = 0; at < values.length; at += AT_ONCE) chunks.push(values.slice(at, at + AT_ONCE))
  return chunks
}

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
      .select(['contact_point.folded_value as key', 'user.id', 'user.first_name', 'user.last_name'])
      .where('contact_point.kind', '=', 'email')
      .where('contact_point.folded_value', 'in', chunk)
      .where('user.merged_into', 'is', null)
      .where('user.voided_at', 'is', null)
      .execute()
    for (const row of rows) {
      bearers.set(row.key, { userId: row.id, name: `${row.first_name} ${row.last_name}` })
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
      .select(['id', 'first_name', 'last_name', 'staff_id'])
      // The index is without letter case, so the comparison has to be too.
      .where(sql<boolean>`staff_id COLLATE NOCASE IN (${sql.join(chunk)})`)
      .where('merged_into', 'is', null)
      .where('voided_at', 'is', null)
      .execute()
    for (const row of rows) {
      bearers.set(row.staff_id.toLowerCase(), { userId: row.id, name: `${row.first_name} ${row.last_name}` })
    }
  }
  return bearers
}
