import 'dayjs/locale/fr'
import { common } from './common.ts'
import { emergency } from './emergency.ts'
import { identity } from './identity.ts'
import { joining } from './joining.ts'
import { keyPolicy } from './keyPolicy.ts'
import { leaving } from './leaving.ts'
import { mfa } from './mfa.ts'
import { newUser } from './newUser.ts'
import { passwords } from './passwords.ts'
import { placements } from './placements.ts'
import { review } from './review.ts'
import { day, owners, time, unsavedChanges } from './small.ts'
import { start } from './start.ts'

/** The program in French, by the names of the files that hold the English words. */
export const french = {
  index: common,
  day,
  emergency,
  identity,
  joining,
  keyPolicy,
  leaving,
  mfa,
  newUser,
  owners,
  passwords,
  placements,
  review,
  start,
  time,
  unsavedChanges,
} as const
