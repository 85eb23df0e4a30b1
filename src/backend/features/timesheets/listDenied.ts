import type { OutputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { getClinicRules } from '../users/index.ts'
import { readCounted } from './readTimesheet.ts'
import { listTimesheets } from './timesheetsRepository.ts'

type Denied = OutputOf<'home.getToday'>['denied']

const MOST_LOOKED_AT = 20

/**
 * Somebody's own timesheets that were denied and still wait for them, the last handed in first. One of which nothing
 * is left to hand in again, because another has its sessions by now, waits for nobody.
 */
export async function listDenied(db: Reader, practitionerId: UserId, most: number): Promise<Denied> {
  const { hasTimesheets } = await getClinicRules(db)
  if (!hasTimesheets) return []
  const page = { status: 'denied', practitionerId, before: null, limit: MOST_LOOKED_AT } as const
  const denied: Denied = []
  for (const timesheet of await listTimesheets(db, page)) {
    if (denied.length === most) break
    const { timesheetId, from, until, reason, decidedByName } = timesheet
    const { lines } = await readCounted(db, timesheet)
    if (lines.length > 0) denied.push({ timesheetId, from, until, reason, decidedByName })
  }
  return denied
}
