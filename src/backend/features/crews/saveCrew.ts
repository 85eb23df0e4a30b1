import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { type CrewId, crewIdSchema, type UserId } from '#shared/domain/ids.ts'
import { type Failed, fail, ok } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { insertRow, updateRow } from '../../db/writeRow.ts'
import { listCrewRows, listManagers } from './crewsRepository.ts'

/** Another current crew bears the name, in any letter case. */
async function findTakenName(
  db: Reader,
  name: string,
  ownId: CrewId | undefined,
): Promise<Failed<'NAME_TAKEN'> | undefined> {
  const twin = (await listCrewRows(db)).find(
    (crew) => crew.isCurrent && crew.crewId !== ownId && foldText(crew.name) === foldText(name),
  )
  return twin === undefined ? undefined : fail('NAME_TAKEN', { name: twin.name })
}

/** A crew's Manager is somebody active who holds that role; who is it already may stay. */
async function findWrongManager(
  db: Reader,
  managerId: UserId | null,
  before: UserId | null,
): Promise<Failed<'BAD_INPUT'> | undefined> {
  if (managerId === null || managerId === before) return undefined
  const isManager = (await listManagers(db)).some(({ userId }) => userId === managerId)
  return isManager ? undefined : fail('BAD_INPUT', { fields: { managerId: 'notOneOf' } })
}

/** Adds a crew without members. */
export function addCrew(
  call: ActorCall,
  { name, managerId }: ParsedInputOf<'crews.add'>,
): Promise<Answer<'crews.add'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'crews.add'>> => {
    const wrong =
      (await findTakenName(tx.query, name, undefined)) ?? (await findWrongManager(tx.query, managerId, null))
    if (wrong !== undefined) return wrong
    const crewId = crewIdSchema.parse(tx.newId())
    insertRow(tx, 'crew', { id: crewId, name, manager_id: managerId, is_current: 1 }, { verb: 'crew.added' })
    return ok({ crewId })
  })
}

/** Changes name and Manager: what the old and the new Manager see follows at once. */
export function saveCrew(
  call: ActorCall,
  { crewId, name, managerId }: ParsedInputOf<'crews.save'>,
): Promise<Answer<'crews.save'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'crews.save'>> => {
    const crew = (await listCrewRows(tx.query)).find((one) => one.crewId === crewId)
    if (crew === undefined) return fail('NOT_FOUND', {})
    const wrong =
      (await findTakenName(tx.query, name, crewId)) ??
      (await findWrongManager(tx.query, managerId, crew.managerId))
    if (wrong !== undefined) return wrong
    updateRow(tx, 'crew', crewId, { name, manager_id: managerId }, { verb: 'crew.changed' })
    return ok({})
  })
}

/** Ends a crew, or brings it back where no other bears its name by now. */
export function setCrewCurrent(
  call: ActorCall,
  { crewId, isCurrent }: ParsedInputOf<'crews.setCurrent'>,
): Promise<Answer<'crews.setCurrent'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx): Promise<Answer<'crews.setCurrent'>> => {
    const crew = (await listCrewRows(tx.query)).find((one) => one.crewId === crewId)
    if (crew === undefined) return fail('NOT_FOUND', {})
    const taken = isCurrent ? await findTakenName(tx.query, crew.name, crewId) : undefined
    if (taken !== undefined) return taken
    const verb = isCurrent ? 'crew.broughtBack' : 'crew.ended'
    updateRow(tx, 'crew', crewId, { is_current: isCurrent ? 1 : 0 }, { verb })
    return ok({})
  })
}
