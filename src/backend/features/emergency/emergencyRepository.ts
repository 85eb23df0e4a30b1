import type { ClientId, UserId } from '#shared/domain/ids.ts'
import { foldText } from '#shared/lib/fold.ts'
import { inNameOrder } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

const AT_ONCE = 5_000

type NameRow = {
  readonly id: ClientId
  readonly first_name: string
  readonly last_name: string
  readonly preferred_name: string
  readonly birth_date: string | null
}

function hasWords(row: NameRow, words: readonly string[]): boolean {
  const name = foldText(`${row.first_name} ${row.last_name} ${row.preferred_name}`)
  return words.every((word) => name.includes(word))
}

/** The first clients, by name, whose name has all of these folded words. Reads names and birth dates alone. */
export async function findClientsByName(
  db: Reader,
  words: readonly string[],
  most: number,
): Promise<NameRow[]> {
  const found: NameRow[] = []
  const some = db
    .selectFrom('client')
    .select(['id', 'first_name', 'last_name', 'preferred_name', 'birth_date'])
    .where('merged_into', 'is', null)
    .where('voided_at', 'is', null)
    .orderBy('id')
    .limit(AT_ONCE)
  let after: ClientId | undefined
  for (;;) {
    const rows = await (after === undefined ? some : some.where('id', '>', after)).execute()
    found.push(...rows.filter((row) => hasWords(row, words)))
    const last = rows.at(-1)
    if (rows.length < AT_ONCE || last === undefined) break
    after = last.id
  }
  const sorted = found.toSorted((one, other) =>
    foldText(`${one.last_name} ${one.first_name}`) < foldText(`${other.last_name} ${other.first_name}`)
      ? -1
      : 1,
  )
  return sorted.slice(0, most)
}

/** A client as far as an emergency needs; undefined where there is none of this id. */
export async function findEmergencyClient(
  db: Reader,
  clientId: ClientId,
): Promise<(Omit<NameRow, 'id'> & { readonly phone: string }) | undefined> {
  return db
    .selectFrom('client')
    .select(['first_name', 'last_name', 'preferred_name', 'birth_date', 'phone'])
    .where('id', '=', clientId)
    .where('merged_into', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
}

export type AroundClient = {
  readonly userId: UserId
  readonly relation: 'guardian' | 'contact' | 'practitioner'
  readonly name: string
}

/** Who is around a client now, the primary ones first. */
export async function listAroundClient(db: Reader, clientId: ClientId): Promise<AroundClient[]> {
  const rows = await db
    .selectFrom('client_person')
    .innerJoin('user', 'user.id', 'client_person.user_id')
    .select([
      'user.id',
      'user.first_name',
      'user.last_name',
      'client_person.relation',
      'client_person.is_primary',
    ])
    .where('client_person.client_id', '=', clientId)
    .where('client_person.is_current', '=', 1)
    .orderBy('user.id')
    .execute()
  const ranked = inNameOrder(rows, (row) => `${2 - row.is_primary} ${row.last_name} ${row.first_name}`)
  return ranked.map(({ id, first_name, last_name, relation }) => ({
    userId: id,
    relation,
    name: `${first_name} ${last_name}`.trim(),
  }))
}

/** The phone numbers of some people, the default one first. */
export async function listPhones(
  db: Reader,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, string[]>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('contact_point')
    .select(['user_id', 'value'])
    .where('user_id', 'in', userIds)
    .where('kind', '=', 'phone')
    .where('value', '<>', '')
    .orderBy('is_default', 'desc')
    .orderBy('rank')
    .execute()
  const phones = new Map<UserId, string[]>()
  for (const { user_id, value } of rows) phones.set(user_id, [...(phones.get(user_id) ?? []), value])
  return phones
}
