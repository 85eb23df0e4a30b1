import 'dayjs/locale/fr'
import { account } from './account.ts'
import { backups } from './backups.ts'
import { bulk } from './bulk.ts'
import { clients } from './clients.ts'
import { common } from './common.ts'
import { emergency } from './emergency.ts'
import { frame } from './frame.ts'
import { alerts, home } from './home.ts'
import { identity } from './identity.ts'
import { importFile } from './importFile.ts'
import { joining } from './joining.ts'
import { keyPolicy } from './keyPolicy.ts'
import { leaving } from './leaving.ts'
import { logFields } from './logFields.ts'
import { logSentences } from './logSentences.ts'
import { logs } from './logs.ts'
import { mail } from './mail.ts'
import { merging } from './merging.ts'
import { mfa } from './mfa.ts'
import { nameLists } from './nameLists.ts'
import { newUser } from './newUser.ts'
import { passwords } from './passwords.ts'
import { placements } from './placements.ts'
import { crews, services } from './practice.ts'
import { problems } from './problems.ts'
import { accessReview, reports } from './reports.ts'
import { review } from './review.ts'
import { rights } from './rights.ts'
import { sessions } from './sessions.ts'
import { setUpLike } from './setUpLike.ts'
import { settings } from './settings.ts'
import { day, names, owners, time, unsavedChanges } from './small.ts'
import { start } from './start.ts'
import { team } from './team.ts'
import { timesheets } from './timesheets.ts'
import { clientImport, transfer } from './transfer.ts'
import { users } from './users.ts'
import { sync } from './sync.ts'

/** The program in French, by the names of the files that hold the English words. */
export const french = {
  index: common,
  accessReview,
  account,
  alerts,
  backups,
  bulk,
  clientImport,
  clients,
  crews,
  day,
  emergency,
  frame,
  home,
  identity,
  importFile,
  joining,
  keyPolicy,
  leaving,
  logFields,
  logSentences,
  logs,
  mail,
  merging,
  mfa,
  nameLists,
  names,
  newUser,
  owners,
  passwords,
  placements,
  problems,
  reports,
  review,
  rights,
  services,
  sessions,
  setUpLike,
  settings,
  start,
  team,
  sync,
  time,
  timesheets,
  transfer,
  unsavedChanges,
  users,
} as const
