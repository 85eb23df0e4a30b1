import type { SessionState } from '#shared/contract/identity.ts'
import type { BareCall } from '../../call.ts'
import { hasFactor } from '../mfa/index.ts'
import { findActor } from './findActor.ts'
import { getIdleLockMinutes } from './identityRepository.ts'

const NOBODY: SessionState = {
  state: 'none',
  person: null,
  idleLockMinutes: 5,
  unlockNeedsCode: false,
  hasMfa: false,
  emergencyUntil: null,
}

/** Who is at this seat, as its screens may know it. */
export async function describeSession(call: BareCall): Promise<SessionState> {
  const now = call.stage.now()
  if (now.stage !== 'open') return NOBODY
  const emergency = call.sessions.emergencyAt(call.seat)
  if (emergency !== undefined) {
    const { clock } = call.ports
    return {
      ...NOBODY,
      state: 'emergency',
      emergencyUntil: clock.now() + emergency.until - clock.monotonic(),
    }
  }
  const session = call.sessions.find(call.seat)
  if (session === undefined) return NOBODY
  const actor = await findActor(now.db.read, session.userId)
  if (actor === undefined) {
    call.sessions.end(call.seat)
    return NOBODY
  }
  const isHidden = session.state === 'locked' || session.state === 'needsCode'
  const hasMfa = await hasFactor(now.db.read, actor.userId)
  return {
    state: session.state,
    person: {
      userId: actor.userId,
      firstName: actor.firstName,
      lastName: actor.lastName,
      language: actor.language === '' ? null : actor.language,
      title: isHidden ? '' : actor.title,
      roles: isHidden ? [] : [...actor.roles],
      rights: isHidden ? {} : actor.rights,
    },
    idleLockMinutes: await getIdleLockMinutes(now.db.read),
    unlockNeedsCode: session.state === 'locked' && hasMfa && call.sessions.needsFullUnlock(call.seat),
    hasMfa,
    emergencyUntil: null,
  }
}
