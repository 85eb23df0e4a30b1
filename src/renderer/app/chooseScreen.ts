import type { OutputOf } from '#shared/contract/index.ts'
import { assertNever } from '#shared/lib/assertNever.ts'

export type Screen =
  | 'waiting'
  | 'firstRun'
  | 'recovery'
  | 'sheet'
  | 'signIn'
  | 'code'
  | 'changePassword'
  | 'enrolMfa'
  | 'locked'
  | 'desk'
  | 'emergency'

type Facts = {
  readonly start: Pick<OutputOf<'start.get'>, 'stage'> | null
  readonly session: Pick<OutputOf<'session.get'>, 'state'> | null
  /** True while a clinic is being made: the screen stays until its sheet can be shown. */
  readonly isSettingUp: boolean
  /** True while a fresh recovery key waits to be printed. */
  readonly hasSheet: boolean
}

/** The one screen that the page shows. */
export function chooseScreen({ start, session, isSettingUp, hasSheet }: Facts): Screen {
  if (start === null || session === null) return 'waiting'
  if (isSettingUp || start.stage === 'firstRun') return 'firstRun'
  if (start.stage === 'recovery') return 'recovery'
  switch (session.state) {
    case 'none':
      return 'signIn'
    case 'needsCode':
      return 'code'
    case 'mustChangePassword':
      return 'changePassword'
    case 'mustEnrolMfa':
      return 'enrolMfa'
    case 'emergency':
      return 'emergency'
    case 'locked':
      return 'locked'
    case 'active':
      return hasSheet ? 'sheet' : 'desk'
    default:
      return assertNever(session.state)
  }
}
