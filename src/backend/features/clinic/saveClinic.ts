import { z } from 'zod'
import type { Clinic } from '#shared/contract/clinic.ts'
import { TEMPORARY_PASSWORD_HOURS } from '#shared/contract/clinic.ts'
import type { Answer } from '#shared/contract/index.ts'
import { userIdSchema } from '#shared/domain/ids.ts'
import { readRoles, sortRoles } from '#shared/domain/roles.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { updateRow } from '../../db/writeRow.ts'
import type { ClinicTable } from '../../db/tables.ts'
import { getClinicRow } from './clinicRepository.ts'
import { isTimezone } from './isTimezone.ts'

const bit = (is: boolean): 0 | 1 => (is ? 1 : 0)
const rowSchema = z.object({ id: userIdSchema })

/** The clinic's row as Settings shows it. */
export function toClinic(row: ClinicTable): Clinic {
  return {
    name: row.name,
    phone: row.phone,
    email: row.email,
    address: row.address,
    timezone: row.timezone,
    plan: row.plan,
    idleLockMinutes: row.idle_lock_minutes,
    temporaryPasswordHours:
      TEMPORARY_PASSWORD_HOURS.find((hours) => hours === row.temporary_password_hours) ?? 48,
    isMfaOffered: row.is_mfa_offered === 1,
    isMfaRequired: row.is_mfa_required === 1,
    mfaRequiredRoles: readRoles(row.mfa_required_roles),
    hasTimesheets: row.has_timesheets === 1,
    hasTeamPage: row.has_team_page === 1,
  }
}

/** Keeps Settings > Clinic, Plan and Security. A smaller plan takes nobody away: it refuses further practitioners. */
export async function saveClinic(call: ActorCall, input: Clinic): Promise<Answer<'clinic.save'>> {
  if (!isTimezone(input.timezone)) return fail('BAD_INPUT', { fields: { timezone: 'notOneOf' } })
  await call.db.write({ actorId: call.actor.userId }, (tx) => {
    const { idleLockMinutes, temporaryPasswordHours, ...others } = input
    const { isMfaOffered, isMfaRequired, mfaRequiredRoles, hasTimesheets, hasTeamPage, ...rest } = others
    const patch = {
      ...rest,
      idle_lock_minutes: idleLockMinutes,
      temporary_password_hours: temporaryPasswordHours,
      is_mfa_offered: bit(isMfaOffered),
      is_mfa_required: bit(isMfaRequired),
      mfa_required_roles: sortRoles(mfaRequiredRoles).join(','),
      has_timesheets: bit(hasTimesheets),
      has_team_page: bit(hasTeamPage),
    }
    updateRow(tx, 'clinic', 'clinic', patch, { verb: 'clinic.changed' })
    // Whose second factor is pending follows from these settings: the list says so at once.
    for (const row of tx.all('SELECT id FROM credential')) tx.touchedUsers.add(rowSchema.parse(row).id)
    return Promise.resolve(ok(null))
  })
  return ok(toClinic(await getClinicRow(call.db.read)))
}
