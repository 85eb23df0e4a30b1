import { sql } from 'kysely'
import { z } from 'zod'
import type { BulkChange } from '#shared/contract/bulk.ts'
import type { CrewId, UserId } from '#shared/domain/ids.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import type { UserKind, UserStatus } from '#shared/domain/users.ts'
import { inNameOrder } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** What a bulk change asks of one person. */
export type BulkPerson = {
  readonly userId: UserId
  readonly firstName: string
  readonly lastName: string
  readonly kind: UserKind
  readonly status: UserStatus
  readonly roles: readonly Role[]
  readonly disciplineId: string | null
  readonly disciplineName: string
  readonly compensationTierId: string | null
  readonly tierName: string
  readonly isMfaRequired: boolean
  /** Of the crew that the change is about; false for every other change. */
  readonly isMember: boolean
  readonly managesCrew: boolean
  /** Clients they are assigned to as a practitioner. */
  readonly clients: number
}

type Found = Omit<BulkPerson, 'roles' | 'isMfaRequired' | 'isMember' | 'managesCrew'> & {
  readonly heldRoles: string | null
  readonly isMfaRequired: number
  readonly isMember: number | null
  readonly managesCrew: number | null
}

/** The facts of these people, by id; whoever is not there, or has another record stand for them, is left out. */
export async function readBulkPeople(
  db: Reader,
  userIds: readonly UserId[],
  change: BulkChange,
): Promise<ReadonlyMap<string, BulkPerson>> {
  const crewId = change.what === 'crew' ? change.crewId : ''
  const { rows } = await sql<Found>`
    SELECT u.id AS userId, u.first_name AS firstName, u.last_name AS lastName, u.kind, u.status,
      u.discipline_id AS disciplineId, coalesce(d.name, '') AS disciplineName,
      u.compensation_tier_id AS compensationTierId, coalesce(t.name, '') AS tierName,
      u.is_mfa_required AS isMfaRequired,
      (SELECT group_concat(r.role) FROM user_role r WHERE r.user_id = u.id AND r.is_held = 1) AS heldRoles,
      (SELECT m.is_member FROM crew_member m WHERE m.id = ${crewId} || '.' || u.id) AS isMember,
      (SELECT 1 FROM crew c WHERE c.id = ${crewId} AND c.manager_id = u.id) AS managesCrew,
      (SELECT count(DISTINCT p.client_id) FROM client_person p JOIN client c ON c.id = p.client_id
        WHERE p.user_id = u.id AND p.is_current = 1 AND p.relation = 'practitioner' AND c.status <> 'discharged'
        AND c.merged_into IS NULL AND c.voided_at IS NULL) AS clients
    FROM user u LEFT JOIN discipline d ON d.id = u.discipline_id
      LEFT JOIN compensation_tier t ON t.id = u.compensation_tier_id
    WHERE u.id IN (SELECT value FROM json_each(${JSON.stringify(userIds)}))
      AND u.merged_into IS NULL AND u.voided_at IS NULL`.execute(db)
  return new Map(
    rows.map(({ heldRoles, ...found }) => [
      found.userId,
      {
        ...found,
        roles: ROLES.filter((role) => (heldRoles ?? '').split(',').includes(role)),
        isMfaRequired: found.isMfaRequired === 1,
        isMember: found.isMember === 1,
        managesCrew: found.managesCrew === 1,
      },
    ]),
  )
}

/** The clinic's crews, by name. */
export async function listCurrentCrews(db: Reader): Promise<{ crewId: CrewId; name: string }[]> {
  const rows = await db
    .selectFrom('crew')
    .select(['id as crewId', 'name'])
    .where('is_current', '=', 1)
    .orderBy('id')
    .execute()
  return inNameOrder(rows, ({ name }) => name)
}

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
type Values = z.infer<typeof valuesSchema>

/** One row that a bulk change changed, as the log has it; `before` is null for a row that it made. */
export type BulkRowChange = {
  readonly table: string
  readonly rowId: string
  readonly aboutUserId: UserId | null
  readonly before: Values | null
  readonly after: Values
}

/** A bulk change as the log has it. */
export type BulkAct = { readonly verb: string; readonly rows: readonly BulkRowChange[] }

const readValues = (text: string): Values => valuesSchema.parse(JSON.parse(text))

/** The verb of the entry that tells a whole bulk change; undefined where this act is none. */
export async function findBulkVerb(db: Reader, actId: string): Promise<string | undefined> {
  const head = await db
    .selectFrom('audit_entry')
    .select('verb')
    .where('act_id', '=', actId)
    .where('verb', 'like', 'bulk.%')
    .where('outcome', '=', 'done')
    .orderBy('seq')
    .executeTakeFirst()
  return head?.verb
}

/** Every row that an act changed, in the order of the log. */
export async function listBulkRows(db: Reader, actId: string): Promise<BulkRowChange[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['table_name', 'row_id', 'about_user_id', 'before', 'after'])
    .where('act_id', '=', actId)
    .where('outcome', '=', 'done')
    .where('table_name', 'is not', null)
    .orderBy('seq')
    .execute()
  return rows.flatMap(({ table_name: table, row_id: rowId, about_user_id: aboutUserId, before, after }) =>
    table === null || rowId === null || after === null
      ? []
      : [
          {
            table,
            rowId,
            aboutUserId,
            before: before === null ? null : readValues(before),
            after: readValues(after),
          },
        ],
  )
}

/** The fields of a row of one of the tables that a bulk change writes; undefined where there is none. */
export async function findRowFields(
  db: Reader,
  table: 'user' | 'user_role' | 'crew_member' | 'departure',
  rowId: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  return db.selectFrom(table).selectAll().where('id', '=', rowId).executeTakeFirst()
}
