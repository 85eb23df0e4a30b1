import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { canOffer } from '#shared/domain/services.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { ActorCall } from '../../call.ts'
import { searchDirectory } from '../clients/index.ts'
import { listServices } from '../services/index.ts'
import {
  findPractitioner,
  listClientsOf,
  type Practitioner,
  searchPractitioners,
} from './practitionersRepository.ts'
import { mayEditSessions, viewableOf } from './sessionAccess.ts'

const MOST_PEOPLE = 50
const MOST_CLIENTS = 30
/** From so many letters on, clients of everybody are looked through. */
const FEW_LETTERS = 2

const shown = ({ userId, name, disciplineName, treats }: Practitioner) => ({
  userId,
  name,
  disciplineName,
  treats,
})

/** Whose sessions the viewer may see, by name; oneself first, where one holds sessions. */
export async function findPeople(
  call: ActorCall,
  { search }: ParsedInputOf<'sessions.findPeople'>,
): Promise<Answer<'sessions.findPeople'>> {
  const asked = { search, nowMs: call.ports.clock.now() }
  const found = await searchPractitioners(call.db.read, await viewableOf(call), asked, MOST_PEOPLE)
  const isSelf = (one: Practitioner): boolean => one.userId === call.actor.userId
  const self = await findPractitioner(call.db.read, call.actor.userId)
  const first = search.trim() === '' && self?.treats === true ? [self] : found.filter(isSelf)
  return ok({ people: [...first, ...found.filter((one) => !isSelf(one))].map(shown) })
}

/** Clients for a session: those of its practitioner, and for the office everybody's. */
export async function findClients(
  call: ActorCall,
  { practitionerId, search }: ParsedInputOf<'sessions.findClients'>,
): Promise<Answer<'sessions.findClients'>> {
  if (!(await mayEditSessions(call, practitionerId))) return fail('FORBIDDEN', {})
  const typed = foldText(search)
  const own = (await listClientsOf(call.db.read, [practitionerId])).filter(({ name }) =>
    foldText(name).includes(typed),
  )
  const isWide = call.actor.rights['clients.view'] === 'all' && typed.length >= FEW_LETTERS
  const among = { among: 'inCare', most: MOST_CLIENTS } as const
  const others = isWide ? await searchDirectory(call.db, search, among) : []
  const ids = new Set(own.map(({ clientId }) => clientId))
  const rows = [...own, ...others.filter(({ clientId }) => !ids.has(clientId))].slice(0, MOST_CLIENTS)
  return ok({ rows: rows.map(({ clientId, name }) => ({ clientId, name })) })
}

const byName = (one: { name: string }, other: { name: string }): number => one.name.localeCompare(other.name)

/** What a practitioner offers, by the rule that "Services this person can offer" shows too. */
export async function listServicesOf(
  call: ActorCall,
  { practitionerId }: ParsedInputOf<'sessions.listServices'>,
): Promise<Answer<'sessions.listServices'>> {
  if (!(await mayEditSessions(call, practitionerId))) return fail('FORBIDDEN', {})
  const practitioner = await findPractitioner(call.db.read, practitionerId)
  if (practitioner === undefined) return fail('NOT_FOUND', {})
  const services = (await listServices(call.db.read)).filter(
    (one) => one.isCurrent && canOffer(one, practitioner),
  )
  return ok({
    services: services.toSorted(byName).map(({ serviceId, name, durationMinutes, isBillable }) => ({
      serviceId,
      name,
      durationMinutes,
      isBillable,
    })),
  })
}
