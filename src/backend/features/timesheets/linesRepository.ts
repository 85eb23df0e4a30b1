import { type ClientId, type SessionId, sessionIdSchema, type UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** A completed, billable session as it lies in the clinic. */
export type StoredLine = {
  readonly sessionId: SessionId
  readonly clientId: ClientId
  readonly clientName: string
  readonly serviceId: string
  readonly serviceName: string
  readonly startsAt: number
  readonly durationMinutes: number
  readonly isDirect: boolean
  /** False where it was put into a timesheet and is no longer completed and billable. */
  readonly isAccountable: boolean
}

const selectLines = (db: Reader) =>
  db
    .selectFrom('session')
    .leftJoin('client', 'client.id', 'session.client_id')
    .leftJoin('service', 'service.id', 'session.service_id')
    .select([
      'session.id',
      'session.client_id',
      'session.service_id',
      'session.starts_at',
      'session.duration_minutes',
      'session.is_direct',
      'session.is_billable',
      'session.status',
      'client.first_name',
      'client.last_name',
      'service.name as service_name',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number]

const toLine = (row: Row): StoredLine => ({
  sessionId: sessionIdSchema.parse(row.id),
  clientId: row.client_id,
  clientName: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim(),
  serviceId: row.service_id,
  serviceName: row.service_name ?? '',
  startsAt: row.starts_at,
  durationMinutes: row.duration_minutes,
  isDirect: row.is_direct === 1,
  isAccountable: row.status === 'completed' && row.is_billable === 1,
})

/** What a person did, completed and billable, from one moment until another, in the order of time. */
export async function listAccountable(
  db: Reader,
  practitionerId: UserId,
  fromMs: number,
  untilMs: number,
): Promise<StoredLine[]> {
  const rows = await selectLines(db)
    .where('session.practitioner_id', '=', practitionerId)
    .where('session.starts_at', '>=', fromMs)
    .where('session.starts_at', '<', untilMs)
    .where('session.status', '=', 'completed')
    .where('session.is_billable', '=', 1)
    .orderBy('session.starts_at')
    .orderBy('session.id')
    .execute()
  return rows.map(toLine)
}

/** The sessions that were put into a timesheet, in the order of time. */
export async function listLinesOf(db: Reader, timesheetId: string): Promise<StoredLine[]> {
  const rows = await selectLines(db)
    .innerJoin('timesheet_session', 'timesheet_session.session_id', 'session.id')
    .where('timesheet_session.timesheet_id', '=', timesheetId)
    .where('timesheet_session.is_in', '=', 1)
    .orderBy('session.starts_at')
    .orderBy('session.id')
    .execute()
  return rows.map(toLine)
}
