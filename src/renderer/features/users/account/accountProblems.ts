import type { FailureOf } from '#shared/contract/index.ts'
import { lineSchema, staffIdSchema } from '#shared/domain/text.ts'
import { isDay, notADay } from '#renderer/components/parseDay.ts'
import { problemOf } from '#renderer/components/useFields.ts'
import { rolesText } from '#renderer/text/account.ts'
import { failureText, fieldProblemText } from '#renderer/text/problems.ts'
import type { AccountFields } from './accountFields.ts'
import type { Problems } from '#renderer/components/useProblems.ts'

/** Where the Account tab can say that something is wrong. */
export type AccountSpot =
  | 'status'
  | 'registrationNumber'
  | 'registrationExpiresOn'
  | 'supervisorId'
  | 'placementEndsOn'
  | 'staffId'
  | 'roles'
  | 'notifications'

const isNoDay = (text: string | null | undefined): boolean =>
  text !== null && text !== undefined && !isDay(text)

/** What the Account tab itself can see is wrong with what was changed. */
export function foundProblems(changes: Partial<AccountFields>): Problems<AccountSpot> {
  const number =
    changes.registrationNumber === undefined
      ? undefined
      : problemOf(lineSchema(40), changes.registrationNumber)
  const staffId = changes.staffId === undefined ? undefined : problemOf(staffIdSchema, changes.staffId)
  return {
    ...(number === undefined ? {} : { registrationNumber: fieldProblemText[number] }),
    ...(isNoDay(changes.registrationExpiresOn) ? { registrationExpiresOn: notADay() } : {}),
    ...(isNoDay(changes.placementEndsOn) ? { placementEndsOn: notADay() } : {}),
    ...(changes.roles?.length === 0 ? { roles: rolesText.atLeastOne } : {}),
    ...(staffId === undefined ? {} : { staffId: fieldProblemText[staffId] }),
  }
}

const SPOT_OF_PATH: Readonly<Record<string, AccountSpot>> = {
  status: 'status',
  'registration.number': 'registrationNumber',
  'registration.expiresOn': 'registrationExpiresOn',
  'placement.supervisorId': 'supervisorId',
  'placement.endsOn': 'placementEndsOn',
  staffId: 'staffId',
  roles: 'roles',
  notifications: 'notifications',
}

/** An error of "Save" as sentences at the fields it is about; empty where it is about none. */
export function answeredProblems(
  error: FailureOf<'users.saveAccount'>,
  changes: Partial<AccountFields>,
): Problems<AccountSpot> {
  const rolesOrStatus = changes.roles === undefined ? 'status' : 'roles'
  switch (error.code) {
    case 'BAD_INPUT': {
      const spots = Object.entries(error.data.fields).flatMap(([path, problem]) => {
        const spot = SPOT_OF_PATH[path] ?? SPOT_OF_PATH[path.split('.')[0] ?? '']
        return spot === undefined ? [] : [[spot, fieldProblemText[problem]] as const]
      })
      return Object.fromEntries(spots)
    }
    case 'STAFF_ID_TAKEN':
      return { staffId: failureText(error) }
    case 'OWN_STATUS':
      return { status: failureText(error) }
    case 'OWN_ROLES':
      return { roles: failureText(error) }
    case 'LAST_OWNER':
    case 'OWNER_PROTECTED':
      return { [changes.status === undefined ? 'roles' : 'status']: failureText(error) }
    case 'PLAN_FORBIDS_PRACTITIONER':
      return { [rolesOrStatus]: failureText(error) }
    default:
      return {}
  }
}
