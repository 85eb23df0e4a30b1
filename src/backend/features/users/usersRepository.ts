import { sql } from 'kysely'
import type { ClientId, CompensationTierId, DisciplineId, UserId } from '#shared/domain/ids.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { OwnerFacts, UserStatus } from '#shared/domain/users.ts'
import { inNameOrder } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { ContactPointTable, UserTable } from '../../db/tables.ts'

export type User = Omit<UserTable, 'stamp' | 'stamp_device'>

/** A person's own row; undefined where there is nobody of this id, or another record stands for them. */
export async function findUser(db: Reader, userId: UserId): Promise<User | undefined> {
  return db
    .selectFrom('user')
    .selectAll()
    .where('id', '=', userId)
    .where('merged_into', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
}

/** The roles somebody holds. */
export async function listRoles(db: Reader, userId: UserId): Promise<Role[]> {
  const rows = await db
    .selectFrom('user_role')
    .select('role')
    .where('user_id', '=', userId)
    .where('is_held', '=', 1)
    .execute()
  return rows.map(({ role }) => role)
}

/** E-mails and phones of somebody. */
export async function listContactPoints(db: Reader, userId: UserId): Promise<ContactPointTable[]> {
  return db.selectFrom('contact_point').selectAll().where('user_id', '=', userId).execute()
}

/** Who bears this e-mail, in whatever status and letter case, besides the person asked for. */
export async function findUserByEmail(
  db: Reader,
  foldedEmail: string,
  butNot: UserId | null,
): Promise<TakenBy | undefined> {
  let query = db
    .selectFrom('contact_point')
    .innerJoin('user', 'user.id', 'contact_point.user_id')
    .select(['user.id', 'user.first_name', 'user.last_name', 'user.status'])
    .where('contact_point.kind', '=', 'email')
    .where('contact_point.folded_value', '=', foldedEmail)
    .where('user.merged_into', 'is', null)
    .where('user.voided_at', 'is', null)
  if (butNot !== null) query = query.where('user.id', '!=', butNot)
  const row = await query.orderBy('user.id').executeTakeFirst()
  return row === undefined ? undefined : takenBy(row)
}

export type TakenBy = { readonly userId: UserId; readonly name: string; readonly status: UserStatus }

const takenBy = (row: {
  id: UserId
  first_name: string
  last_name: string
  status: UserStatus
}): TakenBy => ({
  userId: row.id,
  name: `${row.first_name} ${row.last_name}`,
  status: row.status,
})

/** A text as it stands, in small letters and in capitals. */
export const casesOf = (text: string): string[] => [
  ...new Set([text, text.toLowerCase(), text.toUpperCase()]),
]

/** Who has this staff ID, whatever its letter case, besides the person asked for. */
export async function findUserByStaffId(
  db: Reader,
  staffId: string,
  butNot: UserId | null,
): Promise<TakenBy | undefined> {
  // The index is without letter case, of plain letters alone, so the comparison has to be too: É is asked in both cases.
  let query = db
    .selectFrom('user')
    .select(['id', 'first_name', 'last_name', 'status'])
    .where(sql<boolean>`staff_id COLLATE NOCASE IN (${sql.join(casesOf(staffId))})`)
    .where('merged_into', 'is', null)
    .where('voided_at', 'is', null)
  if (butNot !== null) query = query.where('id', '!=', butNot)
  const row = await query.executeTakeFirst()
  return row === undefined ? undefined : takenBy(row)
}

/** Everybody who holds the role Clinic Owner, for the last-owner rule. */
export async function listOwners(db: Reader): Promise<OwnerFacts[]> {
  const rows = await db
    .selectFrom('user_role')
    .innerJoin('user', 'user.id', 'user_role.user_id')
    .select(['user.id', 'user.status'])
    .where('user_role.role', '=', 'owner')
    .where('user_role.is_held', '=', 1)
    .execute()
  return rows.map((row) => ({ userId: row.id, isActive: row.status === 'active', isOwner: true }))
}

/** What of the clinic the rules about people need. */
export async function getClinicRules(db: Reader): Promise<{
  name: string
  timezone: string
  plan: Plan
  temporaryPasswordHours: number
  isMfaOffered: boolean
  hasTimesheets: boolean
}> {
  const row = await db.selectFrom('clinic').selectAll().executeTakeFirstOrThrow()
  return {
    name: row.name,
    timezone: row.timezone,
    plan: row.plan,
    temporaryPasswordHours: row.temporary_password_hours,
    isMfaOffered: row.is_mfa_offered === 1,
    hasTimesheets: row.has_timesheets === 1,
  }
}

/** The name of a discipline; undefined where there is none of this id. */
export async function findDisciplineName(db: Reader, id: DisciplineId): Promise<string | undefined> {
  return (await db.selectFrom('discipline').select('name').where('id', '=', id).executeTakeFirst())?.name
}

/** The name of a compensation tier; undefined where there is none of this id. */
export async function findTierName(db: Reader, id: CompensationTierId): Promise<string | undefined> {
  return (await db.selectFrom('compensation_tier').select('name').where('id', '=', id).executeTakeFirst())
    ?.name
}

/** The name of a discipline that is offered: there, and not ended (product.md 26). */
export async function findOfferedDisciplineName(db: Reader, id: DisciplineId): Promise<string | undefined> {
  const offered = db.selectFrom('discipline').select('name').where('id', '=', id).where('is_current', '=', 1)
  return (await offered.executeTakeFirst())?.name
}

/** The name of a compensation tier that is offered. */
export async function findOfferedTierName(db: Reader, id: CompensationTierId): Promise<string | undefined> {
  const tiers = db.selectFrom('compensation_tier').select('name').where('id', '=', id)
  return (await tiers.where('is_current', '=', 1).executeTakeFirst())?.name
}

/** What somebody wants to be told, as far as they or others ever said. */
export async function listNotificationChoices(
  db: Reader,
  userId: UserId,
): Promise<{ topic: string; isWanted: boolean }[]> {
  const rows = await db
    .selectFrom('notification_preference')
    .select(['topic', 'is_wanted'])
    .where('user_id', '=', userId)
    .execute()
  return rows.map((row) => ({ topic: row.topic, isWanted: row.is_wanted === 1 }))
}

/** The stamp of the save that last touched somebody. */
export async function getVersion(db: Reader, userId: UserId): Promise<number> {
  const row = await db
    .selectFrom('user_directory')
    .select('version')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.version ?? 0
}

export type AssociatedClient = {
  clientId: ClientId
  firstName: string
  lastName: string
  status: 'active' | 'waitlist' | 'onHold' | 'discharged'
  relation: string
  relationLabel: string
  since: string | null
}

/** The clients a person has something to do with now, by name. */
export async function listAssociatedClients(db: Reader, userId: UserId): Promise<AssociatedClient[]> {
  const rows = await db
    .selectFrom('client_person')
    .innerJoin('client', 'client.id', 'client_person.client_id')
    .select([
      'client.id as clientId',
      'client.first_name as firstName',
      'client.last_name as lastName',
      'client.status',
      'client_person.relation',
      'client_person.relation_label as relationLabel',
      'client_person.since',
    ])
    .where('client_person.user_id', '=', userId)
    .where('client_person.is_current', '=', 1)
    .orderBy('client.id')
    .orderBy('client_person.since')
    .execute()
  return inNameOrder(rows, ({ firstName, lastName }) => `${lastName} ${firstName}`)
}
