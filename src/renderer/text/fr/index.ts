import 'dayjs/locale/fr'
import { account } from './account.ts'
import { mail } from './mail.ts'
import { problems } from './problems.ts'
import { rights } from './rights.ts'
import { users } from './users.ts'
import { alerts, home } from './home.ts'
import { bulk } from './bulk.ts'
import { crews, services } from './practice.ts'
import { accessReview, reports } from './reports.ts'
import { sessions } from './sessions.ts'
import { timesheets } from './timesheets.ts'
import { logs } from './logs.ts'
import { setUpLike } from './setUpLike.ts'
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
  accessReview,
  account,
  bulk,
  crews,
  logs,
  reports,
  services,
  sessions,
  setUpLike,
  timesheets,
  alerts,
  home,
  index: common,
  mail,
  problems,
  rights,
  users,
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
