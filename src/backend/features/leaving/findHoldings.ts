import type { LeavingPreview } from '#shared/contract/leaving.ts'
import type { ClientId, UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import {
  type HeldSession,
  type LeaverCrew,
  listCrewsOf,
  listHeldSessions,
  listStudentsOf,
  listTies,
  type Tie,
} from './leavingRepository.ts'

/** Everything of the clinic that somebody holds, and that needs somebody else once they are gone. */
export type Holdings = {
  /** Their ties as a practitioner, by client. */
  readonly treated: ReadonlyMap<ClientId, Tie>
  readonly relations: readonly Tie[]
  readonly sessions: ReadonlyMap<ClientId, readonly HeldSession[]>
  readonly crews: readonly LeaverCrew[]
  readonly students: LeavingPreview['students']
  /** Whom a choice is asked for: clients treated, and clients of future sessions. */
  readonly clients: LeavingPreview['clients']
}

function countServices(sessions: readonly HeldSession[]): LeavingPreview['clients'][number]['services'] {
  return [...Map.groupBy(sessions, ({ serviceId }) => serviceId)].map(([serviceId, ofService]) => ({
    serviceId,
    name: ofService[0]?.serviceName ?? '',
    sessionCount: ofService.length,
  }))
}

/** What somebody holds at this moment: what the preview shows, and what leaving compares the choices with. */
export async function findHoldings(db: Reader, userId: UserId, nowMs: number): Promise<Holdings> {
  const ties = await listTies(db, userId)
  const treated = new Map(
    ties.filter((tie) => tie.relation === 'practitioner').map((tie) => [tie.clientId, tie]),
  )
  const sessions = new Map<ClientId, HeldSession[]>()
  for (const session of await listHeldSessions(db, userId, nowMs)) {
    sessions.set(session.clientId, [...(sessions.get(session.clientId) ?? []), session])
  }
  const named = new Map<ClientId, Tie | HeldSession>(treated)
  for (const [clientId, [first]] of sessions) {
    if (first !== undefined && !named.has(clientId)) named.set(clientId, first)
  }
  return {
    treated,
    relations: ties.filter((tie) => tie.relation !== 'practitioner'),
    sessions,
    crews: await listCrewsOf(db, userId),
    students: await listStudentsOf(db, userId),
    clients: [...named].map(([clientId, { firstName, lastName, status }]) => ({
      clientId,
      name: `${firstName} ${lastName}`,
      status,
      isTreated: treated.has(clientId),
      sessionCount: sessions.get(clientId)?.length ?? 0,
      nextSessionAt: sessions.get(clientId)?.[0]?.startsAt ?? null,
      services: countServices(sessions.get(clientId) ?? []),
    })),
  }
}
