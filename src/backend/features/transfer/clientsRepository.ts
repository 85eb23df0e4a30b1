import { sql } from 'kysely'
import { clientIdSchema, userIdSchema, type ClientId, type UserId } from '#shared/domain/ids.ts'
import { foldText, phoneDigits } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** A client who is there, as duplicates are compared. */
export type KnownClient = {
  readonly clientId: ClientId
  readonly name: string
  readonly folded: string
  readonly birthDate: string | null
  readonly phone: string
  readonly email: string
}

/** Every client who is shown; a clinic has some thousands. */
export async function listKnownClients(db: Reader): Promise<KnownClient[]> {
  const rows = await db
    .selectFrom('client')
    .select(['id', 'first_name', 'last_name', 'birth_date', 'phone', 'email'])
    .where('merged_into', 'is', null)
    .where('voided_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    clientId: clientIdSchema.parse(row.id),
    name: `${row.first_name} ${row.last_name}`,
    folded: foldText(`${row.first_name} ${row.last_name}`),
    birthDate: row.birth_date,
    phone: phoneDigits(row.phone),
    email: row.email.toLowerCase(),
  }))
}

/** Practitioners by folded primary e-mail and by staff ID in lower case. */
export async function listPractitioners(db: Reader): Promise<Map<string, UserId>> {
  const { rows } = await sql<{ id: string; staff_id: string; email: string | null }>`
    SELECT DISTINCT u.id, u.staff_id, p.folded_value AS email FROM user u
    JOIN user_role r ON r.user_id = u.id AND r.is_held = 1 AND r.role IN ('practitioner', 'studentPractitioner')
    LEFT JOIN contact_point p ON p.id = u.id || '.email.primary'
    WHERE u.status = 'active' AND u.merged_into IS NULL AND u.voided_at IS NULL`.execute(db)
  const found = new Map<string, UserId>()
  for (const { id, staff_id, email } of rows) {
    const userId = userIdSchema.parse(id)
    if (staff_id !== '') found.set(staff_id.toLowerCase(), userId)
    if (email !== null && email !== '') found.set(email, userId)
  }
  return found
}

/** Who the guardians of a client are now. */
export async function listGuardianNames(
  db: Reader,
  clientId: ClientId,
): Promise<{ userId: UserId; name: string }[]> {
  const rows = await db
    .selectFrom('client_person')
    .innerJoin('user', 'user.id', 'client_person.user_id')
    .select(['user.id', 'user.first_name', 'user.last_name'])
    .where('client_person.client_id', '=', clientId)
    .where('client_person.relation', '=', 'guardian')
    .where('client_person.is_current', '=', 1)
    .orderBy('client_person.id')
    .execute()
  return rows.map((row) => ({ userId: row.id, name: `${row.first_name} ${row.last_name}` }))
}

/** The imports that are known, the newest first. */
export async function listImportRuns(db: Reader): Promise<
  {
    importId: string
    kind: 'user' | 'client'
    fileName: string
    at: number
    count: number
    undoneAt: number | null
    byName: string
  }[]
> {
  const rows = await db
    .selectFrom('import_run')
    .leftJoin('user', 'user.id', 'import_run.done_by')
    .select([
      'import_run.id as importId',
      'import_run.kind',
      'import_run.file_name as fileName',
      'import_run.made_at as at',
      'import_run.row_count as count',
      'import_run.undone_at as undoneAt',
      'user.first_name as first',
      'user.last_name as last',
    ])
    .orderBy('import_run.made_at', 'desc')
    .orderBy('import_run.id', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ first, last, ...row }) => ({ ...row, byName: `${first ?? ''} ${last ?? ''}`.trim() }))
}
