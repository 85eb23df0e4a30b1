import type { ClientId, UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

export type UpcomingSession = {
  sessionId: string
  clientId: ClientId
  startsAt: number
  durationMinutes: number
  clientName: string
  serviceName: string
  practitionerName: string
}

/**
 * Scheduled sessions from a moment on, in date order: those a practitioner holds, and those of the clients somebody
 * is guardian or contact of.
 */
export async function listUpcomingSessions(
  db: Reader,
  userId: UserId,
  fromMs: number,
  most: number,
): Promise<UpcomingSession[]> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('client', 'client.id', 'session.client_id')
    .innerJoin('user', 'user.id', 'session.practitioner_id')
    .leftJoin('service', 'service.id', 'session.service_id')
    .select([
      'session.id',
      'session.client_id',
      'session.starts_at',
      'session.duration_minutes',
      'client.first_name as client_first',
      'client.last_name as client_last',
      'service.name as service_name',
      'user.first_name as practitioner_first',
      'user.last_name as practitioner_last',
    ])
    .where('session.status', '=', 'scheduled')
    .where('session.starts_at', '>=', fromMs)
    .where((where) =>
      where.or([
        where('session.practitioner_id', '=', userId),
        where(
          'session.client_id',
          'in',
          where
            .selectFrom('client_person')
            .select('client_person.client_id')
            .where('client_person.user_id', '=', userId)
            .where('client_person.is_current', '=', 1)
            .where('client_person.relation', '!=', 'practitioner'),
        ),
      ]),
    )
    .orderBy('session.starts_at')
    .orderBy('session.id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    sessionId: row.id,
    clientId: row.client_id,
    startsAt: row.starts_at,
    durationMinutes: row.duration_minutes,
    clientName: `${row.client_first} ${row.client_last}`,
    serviceName: row.service_name ?? '',
    practitionerName: `${row.practitioner_first} ${row.practitioner_last}`,
  }))
}
