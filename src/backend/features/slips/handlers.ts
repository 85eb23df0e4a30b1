import type { HandlersOf } from '../../call.ts'
import { makeFirstSignInSlip } from './makeFirstSignInSlip.ts'

export const slipsHandlers: HandlersOf<'slips.firstSignIn'> = {
  'slips.firstSignIn': makeFirstSignInSlip,
}
