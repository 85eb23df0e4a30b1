import {
  type ClientId,
  type ServiceId,
  type SessionId,
  sessionIdSchema,
  type UserId,
} from '#shared/domain/ids.ts'
import { isAccountable } from '#shared/domain/timesheets.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** A session as a line of a timesheet. */
export type StoredLine = {
  readonly sessionId: SessionId
  readonly practitionerId: UserId
  readonly clientId: ClientId
  readonly clientName: string
  readonly serviceId: ServiceId
  readonly serviceName: string
  readonly startsAt: number
  readonly durationMinutes: number
  readonly isDirect: boolean
  /** False where it is no longer completed and billable. */
  readonly isAccountable: boolean
}

/** A line as it was handed in. */
export type HandedInLine = StoredLine & {
  /** Another PC changed the session, which had not heard that it was handed in. */
  readonly isChanged: boolean
}

const selectSessions = (db: Reader) =>
  db
    .selectFrom('session')
    .leftJoin('client', 'client.id', 'session.client_id')
    .select([
      'session.id',
      'session.practitioner_id',
      'session.client_id',
      'session.service_id',
      'session.starts_at',
      'session.duration_minutes',
      'session.is_direct',
      'session.is_billable',
      'session.status',
      'client.first_name',
      'client.last_name',
    ])

const selectLines = (db: Reader) =>
  selectSessions(db)
    .leftJoin('service', 'service.id', 'session.service_id')
    .select('service.name as service_name')

type Row = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number]

const toLine = (row: Row): StoredLine => ({
  sessionId: sessionIdSchema.parse(row.id),
  practitionerId: row.practitioner_id,
  clientId: row.client_id,
  clientName: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim(),
  serviceId: row.service_id,
  serviceName: row.service_name ?? '',
  startsAt: row.starts_at,
  durationMinutes: row.duration_minutes,
  isDirect: row.is_direct === 1,
  isAccountable: isAccountable(row.status, row.is_billable === 1),
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

/** The sessions that were put into a timesheet, as they are now, in the order of time. */
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

/** The sessions of a timesheet as they were handed in, in the order of time. */
export async function listHandedIn(
  db: Reader,
  timesheetId: string,
  practitionerId: UserId,
): Promise<HandedInLine[]> {
  const rows = await selectSessions(db)
    .innerJoin('timesheet_session as kept', 'kept.session_id', 'session.id')
    .leftJoin('service', (join) =>
      join.on((on) => on('service.id', '=', on.fn.coalesce('kept.service_id', 'session.service_id'))),
    )
    .select([
      'service.name as service_name',
      'kept.service_id as kept_service_id',
      'kept.starts_at as kept_starts_at',
      'kept.duration_minutes as kept_duration_minutes',
      'kept.is_direct as kept_is_direct',
    ])
    .where('kept.timesheet_id', '=', timesheetId)
    .where('kept.is_in', '=', 1)
    .execute()
  const lines = rows.map((row): HandedInLine => {
    const now = toLine(row)
    if (row.kept_starts_at === null) return { ...now, isChanged: false }
    const kept = {
      serviceId: row.kept_service_id ?? now.serviceId,
      startsAt: row.kept_starts_at,
      durationMinutes: row.kept_duration_minutes ?? now.durationMinutes,
      isDirect: (row.kept_is_direct ?? row.is_direct) === 1,
    }
    const isChanged =
      !now.isAccountable ||
      now.practitionerId !== practitionerId ||
      now.serviceId !== kept.serviceId ||
      now.startsAt !== kept.startsAt ||
      now.durationMinutes !== kept.durationMinutes ||
      now.isDirect !== kept.isDirect
    return { ...now, ...kept, isAccountable: true, isChanged }
  })
  return lines.toSorted(
    (one, other) => one.startsAt - other.startsAt || (one.sessionId < other.sessionId ? -1 : 1),
  )
}
