import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { NOTIFICATION_TOPICS, type NotificationTopic } from '#shared/domain/notifications.ts'
import { ROLES, sortRoles, type Role } from '#shared/domain/roles.ts'
import { USER_STATUSES, type UserStatus } from '#shared/domain/users.ts'
import { type FieldChecks, isText, isTextOrNull, isYesOrNo } from '#renderer/components/drafts.ts'

/** A person as the Account modal shows them. */
export type Account = OutputOf<'users.get'>

/** What the Account tab edits, flat: each field is touched, kept and followed by itself. */
export type AccountFields = {
  readonly status: UserStatus
  readonly registrationNumber: string
  /** `YYYY-MM-DD`, or typed text that is no day */
  readonly registrationExpiresOn: string | null
  readonly staffId: string
  readonly roles: Role[]
  /** Of a student's placement; the day is `YYYY-MM-DD`, or typed text that is none. */
  readonly supervisorId: string | null
  readonly placementEndsOn: string | null
} & Readonly<Record<NotificationTopic, boolean>>

type TopicChoices = Record<NotificationTopic, boolean>
const forEachTopic = <T>(make: (topic: NotificationTopic) => T): Record<NotificationTopic, T> => ({
  appointmentCreated: make('appointmentCreated'),
  appointmentChanged: make('appointmentChanged'),
  appointmentCancelled: make('appointmentCancelled'),
  clientAssigned: make('clientAssigned'),
  clientTaken: make('clientTaken'),
  timesheetSubmitted: make('timesheetSubmitted'),
  timesheetApproved: make('timesheetApproved'),
  timesheetDenied: make('timesheetDenied'),
  endingSoon: make('endingSoon'),
  accountSecurity: make('accountSecurity'),
})

/** The fields of the Account tab as they are saved. A topic that was never chosen is on. */
export function accountFieldsOf(account: Account): AccountFields {
  return {
    status: account.status,
    registrationNumber: account.registration.number,
    registrationExpiresOn: account.registration.expiresOn,
    staffId: account.staffId,
    roles: sortRoles(account.roles),
    supervisorId: account.placement?.supervisorId ?? null,
    placementEndsOn: account.placement?.endsOn ?? null,
    ...forEachTopic((topic) => account.notifications[topic] ?? true),
  }
}

const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value)

/** What a draft of the Account tab may hold. */
export const accountChecks: FieldChecks<AccountFields> = {
  status: (value): value is UserStatus => USER_STATUSES.some((status) => status === value),
  registrationNumber: isText,
  registrationExpiresOn: isTextOrNull,
  supervisorId: isTextOrNull,
  placementEndsOn: isTextOrNull,
  staffId: isText,
  roles: (value): value is Role[] => Array.isArray(value) && value.every(isRole),
  ...forEachTopic(() => isYesOrNo),
}

/** What "Save" sends: only the parts of which something was changed. */
export function accountInput(
  userId: string,
  values: AccountFields,
  changes: Partial<AccountFields>,
): InputOf<'users.saveAccount'> {
  const topics = NOTIFICATION_TOPICS.filter((topic) => changes[topic] !== undefined)
  const notifications: Partial<TopicChoices> = {}
  for (const topic of topics) notifications[topic] = values[topic]
  const hasRegistration =
    changes.registrationNumber !== undefined || changes.registrationExpiresOn !== undefined
  const hasPlacement = changes.supervisorId !== undefined || changes.placementEndsOn !== undefined
  return {
    userId,
    ...(changes.status === undefined ? {} : { status: changes.status }),
    ...(hasRegistration
      ? { registration: { number: values.registrationNumber, expiresOn: values.registrationExpiresOn } }
      : {}),
    ...(hasPlacement
      ? { placement: { supervisorId: values.supervisorId, endsOn: values.placementEndsOn } }
      : {}),
    ...(changes.staffId === undefined ? {} : { staffId: changes.staffId }),
    ...(changes.roles === undefined ? {} : { roles: changes.roles }),
    ...(topics.length === 0 ? {} : { notifications }),
  }
}
