import type { UserId } from '#shared/domain/ids.ts'
import { canOffer, type PractitionerStanding, type ServiceDemand } from '#shared/domain/services.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** What people have of what services ask. */
export type Standings = ReadonlyMap<UserId, PractitionerStanding>

/** What decides which services people offer: their discipline and tier. */
export async function listStandings(db: Reader, userIds: readonly UserId[]): Promise<Standings> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('user')
    .select(['id', 'discipline_id as disciplineId', 'compensation_tier_id as compensationTierId'])
    .where('id', 'in', [...userIds])
    .execute()
  return new Map(rows.map(({ id, ...standing }) => [id, standing]))
}

/** True where a session's service can be offered by somebody: else the session is not handed over to them. */
export function canTake(session: ServiceDemand, taker: PractitionerStanding | undefined): boolean {
  return taker !== undefined && canOffer(session, taker)
}
