import type { RouteName } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { listAll } from './listAll.ts'
import { exportSessions, listSessions } from './listSessions.ts'
import { printTimesheet } from './printTimesheet.ts'
import { readTimesheet } from './readTimesheet.ts'
import { approveTimesheet, denyTimesheet } from './reviewTimesheet.ts'
import { resubmitTimesheet, submitTimesheet } from './submitTimesheet.ts'
import { listReviewers } from './timesheetsRepository.ts'

export const timesheetsHandlers: HandlersOf<Extract<RouteName, `timesheets.${string}`>> = {
  'timesheets.listSessions': listSessions,
  'timesheets.exportSessions': exportSessions,
  'timesheets.listReviewers': async (call) =>
    ok({ reviewers: await listReviewers(call.db.read, call.actor.userId) }),
  'timesheets.submit': submitTimesheet,
  'timesheets.resubmit': resubmitTimesheet,
  'timesheets.list': listAll,
  'timesheets.get': (call, { timesheetId }) => readTimesheet(call, timesheetId),
  'timesheets.approve': approveTimesheet,
  'timesheets.deny': denyTimesheet,
  'timesheets.export': async (call, { timesheetId }) => {
    const found = await readTimesheet(call, timesheetId)
    return found.ok ? ok({ ...found.data, count: found.data.lines.length }) : found
  },
  'timesheets.print': (call, { timesheetId }) => printTimesheet(call, timesheetId),
}
