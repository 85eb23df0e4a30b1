import type { Answer } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { sortRoles } from '#shared/domain/roles.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { findCredential } from '../identity/index.ts'
import { hasFactor } from '../mfa/index.ts'
import { getClinicRules } from '../users/index.ts'
import { checkLeaver } from './checkLeaver.ts'
import { findHoldings } from './findHoldings.ts'

/** What somebody would leave behind; changes nothing. */
export async function previewLeaving(call: ActorCall, userId: UserId): Promise<Answer<'leaving.preview'>> {
  const db = call.db.read
  const checked = await checkLeaver(db, call, userId)
  if (!checked.ok) return checked
  const { clients, relations, crews, students } = await findHoldings(db, userId, call.ports.clock.now())
  return ok({
    clients,
    relations: relations.map((tie) => ({
      clientId: tie.clientId,
      name: `${tie.firstName} ${tie.lastName}`,
      relation: tie.relationLabel === '' ? tie.relation : tie.relationLabel,
    })),
    crews: crews.map(({ crewId, name, managerId, isMember, memberCount }) => ({
      crewId,
      name,
      isManaged: managerId === userId,
      isMember,
      memberCount,
    })),
    students,
    roles: sortRoles(checked.data.roles),
    hasPassword: ((await findCredential(db, userId))?.passwordHash ?? '') !== '',
    hasMfa: await hasFactor(db, userId),
    timezone: (await getClinicRules(db)).timezone,
  })
}
