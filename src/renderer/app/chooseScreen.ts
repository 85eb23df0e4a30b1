import type { OutputOf } from '#shared/contract/index.ts'
import { assertNever } from '#shared/lib/assertNever.ts'
import type { Door } from './doorStore.ts'

export type Screen =
  | 'waiting'
  | 'firstRun'
  | 'recovery'
  | 'sheet'
  | 'joinSheet'
  | 'joining'
  | 'signIn'
  | 'code'
  | 'changePassword'
  | 'enrolMfa'
  | 'locked'
  | 'desk'
  | 'emergency'
  | 'emergencyDoor'
  | 'recoveryKeyDoor'

type Stage = OutputOf<'start.get'>['stage']
type Facts = {
  readonly start: (Pick<OutputOf<'start.get'>, 'stage'> & { readonly isJoining?: boolean }) | null
  readonly session: Pick<OutputOf<'session.get'>, 'state'> | null
  /** True while a clinic is being made: the screen stays until its sheet can be shown. */
  readonly isSettingUp: boolean
  /** True while a fresh recovery key waits to be printed. */
  readonly hasSheet: boolean
  /** True while that key is of a PC that has just joined. */
  readonly hasJoined?: boolean
  /** A way in besides signing in that somebody stands at. */
  readonly door: Door | null
}

/** What shows in the place of a sign-in or lock: the door somebody stands at, or the screen itself. */
function atDoor(door: Door | null, stage: Stage, screen: 'signIn' | 'locked'): Screen {
  if (door === 'emergency') return 'emergencyDoor'
  return door === 'recoveryKey' && stage === 'passwordNeeded' ? 'recoveryKeyDoor' : screen
}

/** The one screen that the page shows. */
export function chooseScreen({ start, session, isSettingUp, hasSheet, hasJoined, door }: Facts): Screen {
  if (start === null || session === null) return 'waiting'
  if (isSettingUp || start.stage === 'firstRun') return 'firstRun'
  if (start.stage === 'recovery') return 'recovery'
  if (hasSheet && hasJoined === true) return 'joinSheet'
  if (start.isJoining === true) return 'joining'
  switch (session.state) {
    case 'none':
      return atDoor(door, start.stage, 'signIn')
    case 'needsCode':
      return 'code'
    case 'mustChangePassword':
      return 'changePassword'
    case 'mustEnrolMfa':
      return 'enrolMfa'
    case 'emergency':
      return 'emergency'
    case 'locked':
      return atDoor(door, start.stage, 'locked')
    case 'active':
      return hasSheet ? 'sheet' : 'desk'
    default:
      return assertNever(session.state)
  }
}
