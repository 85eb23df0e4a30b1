import type { CompensationTierId, DisciplineId, ServiceId, UserId } from '#shared/domain/ids.ts'
import type { Service } from '#shared/contract/services.ts'
import { canOffer, type PractitionerStanding } from '#shared/domain/services.ts'
import { LISTED_KINDS } from '#shared/domain/users.ts'
import { inNameOrder } from '#shared/lib/fold.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { ServiceTable } from '../../db/tables.ts'

export type OfferedService = {
  serviceId: ServiceId
  name: string
  durationMinutes: number
  isForEveryTier: boolean
}

/** The current services that a practitioner of this discipline and tier can offer, by name. */
export async function listOfferedServices(
  db: Reader,
  person: PractitionerStanding,
): Promise<OfferedService[]> {
  const rows = await db
    .selectFrom('service')
    .select(['id', 'name', 'duration_minutes', 'discipline_id', 'compensation_tier_id'])
    .where('is_current', '=', 1)
    .orderBy('id')
    .execute()
  return inNameOrder(rows, ({ name }) => name)
    .filter((row) =>
      canOffer({ disciplineId: row.discipline_id, compensationTierId: row.compensation_tier_id }, person),
    )
    .map((row) => ({
      serviceId: row.id,
      name: row.name,
      durationMinutes: row.duration_minutes,
      isForEveryTier: row.compensation_tier_id === null,
    }))
}

/** Every service of the clinic, ended ones too: a clinic has tens of them, or hundreds. */
export async function listServices(db: Reader): Promise<Service[]> {
  const rows = await db
    .selectFrom('service')
    .leftJoin('discipline', 'discipline.id', 'service.discipline_id')
    .leftJoin('compensation_tier', 'compensation_tier.id', 'service.compensation_tier_id')
    .selectAll('service')
    .select(['discipline.name as discipline_name', 'compensation_tier.name as tier_name'])
    .execute()
  return rows.map((row) => ({
    serviceId: row.id,
    name: row.name,
    disciplineId: row.discipline_id,
    disciplineName: row.discipline_name ?? '',
    compensationTierId: row.compensation_tier_id,
    compensationTierName: row.tier_name ?? '',
    durationMinutes: row.duration_minutes,
    feeCents: row.fee_cents,
    code: row.code,
    isBillable: row.is_billable === 1,
    isTaxable: row.is_taxable === 1,
    isCurrent: row.is_current === 1,
  }))
}

/** A service's own row; undefined where there is none of this id. */
export async function findService(db: Reader, serviceId: ServiceId): Promise<ServiceTable | undefined> {
  return db.selectFrom('service').selectAll().where('id', '=', serviceId).executeTakeFirst()
}

/** What a session of a service is entered with, and keeps whatever the service costs later. */
export async function chargeOf(
  db: Reader,
  serviceId: ServiceId,
): Promise<Pick<ServiceTable, 'fee_cents' | 'is_taxable'>> {
  return db
    .selectFrom('service')
    .select(['fee_cents', 'is_taxable'])
    .where('id', '=', serviceId)
    .executeTakeFirstOrThrow()
}

export type Practitioner = {
  userId: UserId
  firstName: string
  lastName: string
  disciplineId: DisciplineId | null
  compensationTierId: CompensationTierId | null
}

/** Everybody active who treats, students too, by name, with what decides what they can offer. */
export async function listPractitioners(db: Reader): Promise<Practitioner[]> {
  const treating = [LISTED_KINDS.indexOf('practitioner'), LISTED_KINDS.indexOf('student')]
  return db
    .selectFrom('user_directory as d')
    .innerJoin('user', 'user.id', 'd.user_id')
    .select([
      'd.user_id as userId',
      'd.first_name as firstName',
      'd.last_name as lastName',
      'user.discipline_id as disciplineId',
      'user.compensation_tier_id as compensationTierId',
    ])
    .where('d.is_active', '=', 1)
    .where('d.kind_rank', 'in', treating)
    .orderBy('d.sort_name')
    .execute()
}
