import type { HandlersOf } from '../../call.ts'
import { exportReport } from './exportReport.ts'
import { reportPeople } from './reportPeople.ts'
import { reportSessions } from './reportSessions.ts'
import { reportSignIn } from './reportSignIn.ts'

export const reportsHandlers: HandlersOf<
  'reports.people' | 'reports.sessions' | 'reports.signIn' | 'reports.export'
> = {
  'reports.people': reportPeople,
  'reports.sessions': reportSessions,
  'reports.signIn': reportSignIn,
  'reports.export': exportReport,
}
