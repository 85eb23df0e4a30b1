import type { ClientId, ServiceId, SessionId, UserId } from '#shared/domain/ids.ts'
import { sessionIdSchema } from '#shared/domain/ids.ts'
import type { SessionStatus } from '#shared/domain/sessions.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

/** An appointment with the names of who and what it is about. */
export type StoredSession = {
  readonly sessionId: SessionId
  readonly practitionerId: UserId
  readonly practitionerName: string
  readonly clientId: ClientId
  readonly clientName: string
  readonly serviceId: ServiceId
  readonly serviceName: string
  readonly startsAt: number
  readonly durationMinutes: number
  readonly status: SessionStatus
  readonly isDirect: boolean
  readonly isBillable: boolean
}

/** A practitioner's day is far shorter: where a session that began before may still run. */
const LONGEST_MS = 12 * 3_600_000

const selectSessions = (db: Reader) =>
  db
    .selectFrom('session')
    .leftJoin('client', 'client.id', 'session.client_id')
    .leftJoin('service', 'service.id', 'session.service_id')
    .leftJoin('user', 'user.id', 'session.practitioner_id')
    .select([
      'session.id',
      'session.practitioner_id',
      'session.client_id',
      'session.service_id',
      'session.starts_at',
      'session.duration_minutes',
      'session.status',
      'session.is_direct',
      'session.is_billable',
      'client.first_name as client_first',
      'client.last_name as client_last',
      'service.name as service_name',
      'user.first_name as practitioner_first',
      'user.last_name as practitioner_last',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selectSessions>['execute']>>[number]

const toSession = (row: Row): StoredSession => ({
  sessionId: sessionIdSchema.parse(row.id),
  practitionerId: row.practitioner_id,
  practitionerName: `${row.practitioner_first ?? ''} ${row.practitioner_last ?? ''}`.trim(),
  clientId: row.client_id,
  clientName: `${row.client_first ?? ''} ${row.client_last ?? ''}`.trim(),
  serviceId: row.service_id,
  serviceName: row.service_name ?? '',
  startsAt: row.starts_at,
  durationMinutes: row.duration_minutes,
  status: row.status,
  isDirect: row.is_direct === 1,
  isBillable: row.is_billable === 1,
})

/** One session; undefined where there is none of this id. */
export async function findSession(db: Reader, sessionId: SessionId): Promise<StoredSession | undefined> {
  const row = await selectSessions(db).where('session.id', '=', sessionId).executeTakeFirst()
  return row === undefined ? undefined : toSession(row)
}

/** What a person holds from one moment until another, in the order of time. */
export async function listSessionsOf(
  db: Reader,
  practitionerId: UserId,
  fromMs: number,
  untilMs: number,
): Promise<StoredSession[]> {
  const rows = await selectSessions(db)
    .where('session.practitioner_id', '=', practitionerId)
    .where('session.starts_at', '>=', fromMs)
    .where('session.starts_at', '<', untilMs)
    .orderBy('session.starts_at')
    .orderBy('session.id')
    .execute()
  return rows.map(toSession)
}

/** Sessions of a practitioner or a client around a span of time, cancelled ones left out. */
export async function listAround(
  db: Reader,
  who: { readonly practitionerId: UserId } | { readonly clientId: ClientId },
  startsAt: number,
  durationMinutes: number,
): Promise<StoredSession[]> {
  const query = selectSessions(db)
    .where('session.starts_at', '>', startsAt - LONGEST_MS)
    .where('session.starts_at', '<', startsAt + durationMinutes * 60_000)
    .where('session.status', '!=', 'cancelled')
    .orderBy('session.starts_at')
  const rows = await (
    'clientId' in who
      ? query.where('session.client_id', '=', who.clientId)
      : query.where('session.practitioner_id', '=', who.practitionerId)
  ).execute()
  return rows.map(toSession)
}

/** How many sessions of the clinic count against the plan between two moments. */
export async function countDirectSessions(db: Reader, fromMs: number, untilMs: number): Promise<number> {
  const row = await db
    .selectFrom('session')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('starts_at', '>=', fromMs)
    .where('starts_at', '<', untilMs)
    .where('is_direct', '=', 1)
    .where('status', 'in', ['scheduled', 'completed'])
    .executeTakeFirst()
  return row?.n ?? 0
}

/** Guardians and contacts of a client who get mail about it. */
export async function listNotifiedPeople(db: Reader, clientId: ClientId): Promise<UserId[]> {
  const rows = await db
    .selectFrom('client_person')
    .innerJoin('user', 'user.id', 'client_person.user_id')
    .select('client_person.user_id')
    .distinct()
    .where('client_person.client_id', '=', clientId)
    .where('client_person.is_current', '=', 1)
    .where('client_person.has_email_notifications', '=', 1)
    .where('client_person.relation', '!=', 'practitioner')
    .where('user.status', '=', 'active')
    .execute()
  return rows.map((row) => row.user_id)
}
