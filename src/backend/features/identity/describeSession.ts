import type { SessionState } from '#shared/contract/identity.ts'
import type { BareCall } from '../../call.ts'
import { findActor } from './findActor.ts'
import { getIdleLockMinutes } from './identityRepository.ts'

const NOBODY: SessionState = { state: 'none', person: null, idleLockMinutes: 5 }

/** Who is at this seat, as its screens may know it. */
export async function describeSession(call: BareCall): Promise<SessionState> {
  const now = call.stage.now()
  const session = call.sessions.find(call.seat)
  if (now.stage !== 'open' || session === undefined) return NOBODY
  const actor = await findActor(now.db.read, session.userId)
  if (actor === undefined) {
    call.sessions.end(call.seat)
    return NOBODY
  }
  const isLocked = session.state === 'locked'
  return {
    state: session.state,
    person: {
      userId: actor.userId,
      firstName: actor.firstName,
      lastName: actor.lastName,
      title: isLocked ? '' : actor.title,
      roles: isLocked ? [] : [...actor.roles],
      rights: isLocked ? {} : actor.rights,
    },
    idleLockMinutes: await getIdleLockMinutes(now.db.read),
  }
}
