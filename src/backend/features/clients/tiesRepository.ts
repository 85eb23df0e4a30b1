import type { Relation } from '#shared/domain/clients.ts'
import type { ClientId, UserId } from '#shared/domain/ids.ts'
import { isPractitioner } from '#shared/domain/roles.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { rowsOf } from '../../db/rowsOf.ts'
import type { Clause, SearchWords } from '../../db/searchPlan.ts'
import type { ClientPersonTable } from '../../db/tables.ts'

/** What somebody is or was to a client in one relation. */
export async function findTie(db: Reader, id: string): Promise<ClientPersonTable | undefined> {
  return db.selectFrom('client_person').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The id of a tie: the same on every PC. */
export const tieId = (clientId: ClientId, userId: UserId, relation: Relation): string =>
  `${clientId}.${userId}.${relation}`

/** Others who are primary to a client in a relation now. */
export async function listOtherPrimaries(
  db: Reader,
  { clientId, userId, relation }: { clientId: ClientId; userId: UserId; relation: Relation },
): Promise<string[]> {
  const rows = await db
    .selectFrom('client_person')
    .select('id')
    .where('client_id', '=', clientId)
    .where('relation', '=', relation)
    .where('user_id', '!=', userId)
    .where('is_current', '=', 1)
    .where('is_primary', '=', 1)
    .execute()
  return rows.map(({ id }) => id)
}

/** What a tie asks of somebody. */
export type Candidate = {
  readonly isActive: boolean
  readonly email: string
  readonly treats: boolean
}

/** Who can be asked for a tie: whether they are active, their e-mail, and whether they treat clients. */
export async function findCandidate(db: Reader, userId: UserId): Promise<Candidate | undefined> {
  const user = await db
    .selectFrom('user')
    .innerJoin('user_directory', 'user_directory.user_id', 'user.id')
    .select(['user.status', 'user_directory.email'])
    .where('user.id', '=', userId)
    .executeTakeFirst()
  if (user === undefined) return undefined
  const held = await db
    .selectFrom('user_role')
    .select('role')
    .where('user_id', '=', userId)
    .where('is_held', '=', 1)
    .execute()
  return {
    isActive: user.status === 'active',
    email: user.email,
    treats: isPractitioner(held.map(({ role }) => role)),
  }
}

export type FoundPerson = { userId: UserId; name: string; title: string; email: string; phone: string }

const MOST_LOOKED_AT = 500
const TREATING = `(SELECT DISTINCT user_id FROM user_role WHERE is_held = 1
  AND role IN ('practitioner', 'studentPractitioner')) r CROSS JOIN user_directory d ON d.user_id = r.user_id`
const LOOKED_UP = `(SELECT rowid AS hit FROM user_search WHERE user_search MATCH ? LIMIT ${MOST_LOOKED_AT}) s
  CROSS JOIN user_directory d ON d.id = s.hit`

/** Where candidates are looked for: those who treat one by one, the many others by the index or in order of name. */
function source(relation: Relation, { long }: SearchWords): Clause {
  if (relation === 'practitioner') return { sql: TREATING, values: [] }
  if (long.length === 0) return { sql: 'user_directory d', values: [] }
  return { sql: LOOKED_UP, values: [long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')] }
}

/** The first active people by name who can be assigned in a relation, for what was typed. */
export async function listCandidates(
  db: Reader,
  relation: Relation,
  words: SearchWords,
  most: number,
): Promise<FoundPerson[]> {
  const from = source(relation, words)
  const all = [...words.long, ...words.short]
  const contains = all.map(() => ' AND instr(d.search_text, ?) > 0').join('')
  const rows = await rowsOf<{
    user_id: UserId
    first_name: string
    last_name: string
    title: string
    email: string
    phone: string
  }>(db, {
    sql: `SELECT d.user_id, d.first_name, d.last_name, d.title, d.email, d.phone FROM ${from.sql}
      WHERE d.is_active = 1${contains} ORDER BY d.sort_name, d.id LIMIT ?`,
    values: [...from.values, ...all, most],
  })
  return rows.map((row) => ({
    userId: row.user_id,
    name: `${row.first_name} ${row.last_name}`,
    title: row.title,
    email: row.email,
    phone: row.phone,
  }))
}
