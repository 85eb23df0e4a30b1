import type { ClientId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { SessionTable } from '../../db/tables.ts'

export type ChartSession = {
  sessionId: string
  startsAt: number
  durationMinutes: number
  status: SessionTable['status']
  serviceName: string
  practitionerName: string
  isDirect: boolean
}

/** A client's sessions from a moment on in date order, or those before it, the latest first. */
export async function listChartSessions(
  db: Reader,
  clientId: ClientId,
  {
    side,
    moment,
    most,
  }: { readonly side: 'from' | 'before'; readonly moment: number; readonly most: number },
): Promise<ChartSession[]> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.practitioner_id')
    .leftJoin('service', 'service.id', 'session.service_id')
    .select([
      'session.id',
      'session.starts_at',
      'session.duration_minutes',
      'session.status',
      'session.is_direct',
      'service.name as service_name',
      'user.first_name',
      'user.last_name',
    ])
    .where('session.client_id', '=', clientId)
    .where('session.starts_at', side === 'from' ? '>=' : '<', moment)
    .orderBy('session.starts_at', side === 'from' ? 'asc' : 'desc')
    .orderBy('session.id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    sessionId: row.id,
    startsAt: row.starts_at,
    durationMinutes: row.duration_minutes,
    status: row.status,
    serviceName: row.service_name ?? '',
    practitionerName: `${row.first_name} ${row.last_name}`,
    isDirect: row.is_direct === 1,
  }))
}

export type BilledSession = {
  startsAt: number
  serviceId: string
  serviceName: string
  feeCents: number
  isTaxable: boolean
}

/** A client's completed, billable sessions, the latest first. */
export async function listBilledSessions(db: Reader, clientId: ClientId): Promise<BilledSession[]> {
  const rows = await db
    .selectFrom('session')
    .leftJoin('service', 'service.id', 'session.service_id')
    .select((select) => [
      'session.starts_at',
      'session.service_id',
      'service.name',
      select.fn.coalesce('session.fee_cents', 'service.fee_cents').as('fee_cents'),
      select.fn.coalesce('session.is_taxable', 'service.is_taxable').as('is_taxable'),
    ])
    .where('session.client_id', '=', clientId)
    .where('session.status', '=', 'completed')
    .where('session.is_billable', '=', 1)
    .orderBy('session.starts_at', 'desc')
    .execute()
  return rows.map((row) => ({
    startsAt: row.starts_at,
    serviceId: row.service_id,
    serviceName: row.name ?? '',
    feeCents: row.fee_cents ?? 0,
    isTaxable: row.is_taxable === 1,
  }))
}
