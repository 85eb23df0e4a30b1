import type { ParsedInputOf } from '#shared/contract/index.ts'
import type { ClientId, UserId } from '#shared/domain/ids.ts'
import { sortRoles, type Role } from '#shared/domain/roles.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { updateRow, writeRow } from '../../db/writeRow.ts'
import { queueMail, tellOfClients } from '../mail/index.ts'
import { tellByMail } from '../sessions/index.ts'
import type { Holdings } from './findHoldings.ts'
import { findTie } from './leavingRepository.ts'
import { canTake, listStandings, type Standings } from './offersRepository.ts'
import type { LeftBehind, LeftClient } from './leftBehind.ts'

type Input = ParsedInputOf<'leaving.leave'>
type Choice = Input['clients'][number]
/** Every entry of one leaving bears this verb; its rows say what ended. */
export const LEFT = { verb: 'user.left' } as const

/** Makes somebody a practitioner of a client, or no longer one. */
export function writeTie(
  tx: WriteTx,
  ids: { readonly clientId: ClientId; readonly userId: UserId },
  tie: { readonly isCurrent: boolean; readonly isPrimary: boolean; readonly since: string | null },
  act: { readonly verb: string },
): void {
  const id = `${ids.clientId}.${ids.userId}.practitioner`
  const patch = {
    since: tie.since,
    is_current: tie.isCurrent ? 1 : 0,
    is_primary: tie.isPrimary ? 1 : 0,
  } as const
  if (tx.all('SELECT 1 FROM client_person WHERE id = ?', id).length > 0) {
    updateRow(tx, 'client_person', id, patch, act)
    return
  }
  const flags = { has_portal_access: 0, has_email_notifications: 0, has_consent: 0 } as const
  const who = { id, client_id: ids.clientId, user_id: ids.userId } as const
  writeRow(
    tx,
    'client_person',
    { ...who, relation: 'practitioner', relation_label: '', ...patch, ...flags },
    act,
  )
}

/** Ends a person's tie to a client, and gives the client to whoever was chosen. */
async function handClientOver(
  tx: WriteTx,
  leaverId: UserId,
  choice: Choice,
  { treated }: Holdings,
  today: string,
): Promise<LeftClient> {
  const { clientId, takerId } = choice
  const held = treated.get(clientId)
  if (held === undefined) return { clientId, tie: null, taker: null }
  const isPrimary = held.isPrimary === 1
  const { since } = held
  writeTie(tx, { clientId, userId: leaverId }, { isCurrent: false, isPrimary: false, since }, LEFT)
  const tie = { isCurrent: true, isPrimary, since }
  if (takerId === null) return { clientId, tie, taker: null }
  const was = await findTie(tx.query, clientId, takerId)
  const isThere = was?.isCurrent === true
  writeTie(
    tx,
    { clientId, userId: takerId },
    {
      isCurrent: true,
      isPrimary: isPrimary || (isThere && was.isPrimary),
      since: isThere ? was.since : today,
    },
    LEFT,
  )
  return { clientId, tie, taker: { userId: takerId, was: was ?? null } }
}

/** What goes on of somebody's sessions; one whose service the taker does not offer stays for somebody to reassign. */
async function passSessionsOn(
  tx: WriteTx,
  leaverId: UserId,
  choice: Choice,
  { sessions, standings }: Pick<Holdings, 'sessions'> & { readonly standings: Standings },
): Promise<LeftBehind['sessions']> {
  const { clientId, takerId } = choice
  if (choice.sessions === 'leave') return []
  const isCancelled = choice.sessions === 'cancel' || takerId === null
  const all = sessions.get(clientId) ?? []
  const held = isCancelled ? all : all.filter((session) => canTake(session, standings.get(takerId)))
  for (const { id, startsAt, durationMinutes } of held) {
    updateRow(tx, 'session', id, isCancelled ? { status: 'cancelled' } : { practitioner_id: takerId }, LEFT)
    const told = { practitionerId: leaverId, clientId, startsAt, durationMinutes }
    if (isCancelled) await tellByMail(tx, 'appointmentCancelled', told)
    else queueMail(tx, takerId, 'appointmentCreated', { until: startsAt, minutes: durationMinutes })
  }
  return held.map(({ id }) => ({ sessionId: id, clientId, takerId: isCancelled ? null : takerId }))
}

function leaveCrews(tx: WriteTx, input: Input, { crews }: Holdings): LeftBehind['crews'] {
  return crews.map(({ crewId, isMember, managerId }) => {
    const isManaged = managerId === input.userId
    const nextManager = input.crews.find((one) => one.crewId === crewId)?.managerId ?? null
    if (isMember) updateRow(tx, 'crew_member', `${crewId}.${input.userId}`, { is_member: 0 }, LEFT)
    if (isManaged) updateRow(tx, 'crew', crewId, { manager_id: nextManager }, LEFT)
    return { crewId, isMember, isManaged, managerId: isManaged ? nextManager : managerId }
  })
}

/**
 * Gives everything somebody holds to whoever was chosen, and takes their roles.
 * @returns what is needed to bring it back
 */
export async function handOver(
  tx: WriteTx,
  input: Input,
  holdings: Holdings,
  facts: { readonly roles: readonly Role[]; readonly today: string },
): Promise<LeftBehind> {
  const clients: LeftClient[] = []
  const sessions: LeftBehind['sessions'] = []
  const takerIds = input.clients.flatMap(({ takerId }) => (takerId === null ? [] : [takerId]))
  const standings = await listStandings(tx.query, [...new Set(takerIds)])
  for (const choice of input.clients) {
    clients.push(await handClientOver(tx, input.userId, choice, holdings, facts.today))
    sessions.push(...(await passSessionsOn(tx, input.userId, choice, { ...holdings, standings })))
  }
  const newTakers = clients.flatMap(({ taker }) =>
    taker === null || taker.was?.isCurrent === true ? [] : [taker.userId],
  )
  tellOfClients(tx, 'clientAssigned', newTakers)
  for (const { userId, supervisorId } of input.students)
    updateRow(tx, 'user', userId, { supervisor_id: supervisorId }, LEFT)
  const roles = sortRoles(facts.roles)
  for (const role of roles) updateRow(tx, 'user_role', `${input.userId}.${role}`, { is_held: 0 }, LEFT)
  return { roles, crews: leaveCrews(tx, input, holdings), students: input.students, clients, sessions }
}
