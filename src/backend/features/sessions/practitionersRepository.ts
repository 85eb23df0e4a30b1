import { expressionBuilder } from 'kysely'
import type { ClientId, CompensationTierId, DisciplineId, UserId } from '#shared/domain/ids.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { Tables } from '../../db/tables.ts'

/** Somebody who may hold sessions, with what decides which services they offer. */
export type Practitioner = {
  readonly userId: UserId
  readonly name: string
  readonly disciplineId: DisciplineId | null
  readonly compensationTierId: CompensationTierId | null
  readonly disciplineName: string
  /** Active, and a practitioner or student. */
  readonly treats: boolean
}

const user = expressionBuilder<Tables, 'user'>()
/** Of a query that has `user`: whether they are a practitioner or a student. */
const holdsTreatingRole = user.exists(
  user
    .selectFrom('user_role')
    .select('user_role.id')
    .whereRef('user_role.user_id', '=', 'user.id')
    .where('user_role.role', 'in', ['practitioner', 'studentPractitioner'])
    .where('user_role.is_held', '=', 1),
)

const selectPeople = (db: Reader) =>
  db
    .selectFrom('user')
    .innerJoin('user_directory', 'user_directory.user_id', 'user.id')
    .select([
      'user.id',
      'user.first_name',
      'user.last_name',
      'user.status',
      'user.discipline_id',
      'user.compensation_tier_id',
      'user_directory.discipline_name',
      holdsTreatingRole.as('treats'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number]

const toPractitioner = (row: Row): Practitioner => ({
  userId: row.id,
  name: `${row.first_name} ${row.last_name}`.trim(),
  disciplineId: row.discipline_id,
  compensationTierId: row.compensation_tier_id,
  disciplineName: row.discipline_name,
  treats: Number(row.treats) === 1 && row.status === 'active',
})

/** One member of staff; undefined where there is none of this id. */
export async function findPractitioner(db: Reader, userId: UserId): Promise<Practitioner | undefined> {
  const row = await selectPeople(db)
    .where('user.id', '=', userId)
    .where('user.kind', '=', 'staff')
    .executeTakeFirst()
  return row === undefined ? undefined : toPractitioner(row)
}

/**
 * Active people who hold sessions, and those who are gone while sessions of theirs are ahead; by name, among those given
 * or all, at most so many.
 */
export async function searchPractitioners(
  db: Reader,
  among: readonly UserId[] | 'all',
  { search, nowMs }: { readonly search: string; readonly nowMs: number },
  most: number,
): Promise<Practitioner[]> {
  const typed = foldText(search)
  let query = selectPeople(db)
    .where('user.kind', '=', 'staff')
    .where((where) =>
      where.or([
        where.and([where('user.status', '=', 'active'), holdsTreatingRole]),
        where.exists(
          where
            .selectFrom('session')
            .select('session.id')
            .whereRef('session.practitioner_id', '=', 'user.id')
            .where('session.status', '=', 'scheduled')
            .where('session.starts_at', '>=', nowMs),
        ),
      ]),
    )
  if (among !== 'all') query = query.where('user.id', 'in', [...among])
  if (typed !== '')
    query = query.where((where) =>
      where(where.fn('instr', ['user_directory.search_text', where.val(typed)]), '>', 0),
    )
  const rows = await query.orderBy('user_directory.sort_name').orderBy('user.id').limit(most).execute()
  return rows.map(toPractitioner)
}

/**
 * Members of staff who treat nobody any more while sessions of theirs are ahead, with how many and when the first is;
 * the soonest first.
 */
export async function listGoneAhead(
  db: Reader,
  nowMs: number,
  most: number,
): Promise<{ practitionerId: UserId; firstAt: number; count: number }[]> {
  return db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.practitioner_id')
    .select((select) => [
      'session.practitioner_id as practitionerId',
      select.fn.min<number>('session.starts_at').as('firstAt'),
      select.fn.countAll<number>().as('count'),
    ])
    .where('session.status', '=', 'scheduled')
    .where('session.starts_at', '>=', nowMs)
    .where('user.kind', '=', 'staff')
    .where((where) => where.or([where('user.status', '!=', 'active'), where.not(holdsTreatingRole)]))
    .groupBy('session.practitioner_id')
    .orderBy('firstAt')
    .limit(most)
    .execute()
}

export type NamedClient = { readonly clientId: ClientId; readonly name: string }

/** Clients in care, by name: those that one of these people treats. */
export async function listClientsOf(db: Reader, practitionerIds: readonly UserId[]): Promise<NamedClient[]> {
  const rows = await db
    .selectFrom('client')
    .innerJoin('client_person', 'client_person.client_id', 'client.id')
    .select(['client.id', 'client.first_name', 'client.last_name'])
    .distinct()
    .where('client_person.user_id', 'in', [...practitionerIds])
    .where('client_person.relation', '=', 'practitioner')
    .where('client_person.is_current', '=', 1)
    .where('client.status', '!=', 'discharged')
    .where('client.merged_into', 'is', null)
    .where('client.voided_at', 'is', null)
    .orderBy('client.first_name')
    .orderBy('client.last_name')
    .limit(500)
    .execute()
  return rows.map((row) => ({ clientId: row.id, name: `${row.first_name} ${row.last_name}` }))
}
