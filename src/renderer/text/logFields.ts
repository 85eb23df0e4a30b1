import { clientStatusNames, relationNames } from './clients.ts'
import { notificationsText, userStatusNames } from './account.ts'
import { frameText } from './frame.ts'
import { planNames, roleNames } from './index.ts'
import { calendarDay, fullTime } from './time.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

type Value = string | number | boolean | null

/** What the fields of an entry are called, by table; what is not here is not shown, being an id or a by-product. */
export const fieldNames: Readonly<Record<string, Readonly<Record<string, string>>>> = translatable(
  'logFields.fieldNames',
  {
    user: {
      kind: 'kind',
      status: 'status',
      first_name: 'first name',
      last_name: 'last name',
      title: 'title',
      bio: 'bio',
      photo: 'photo',
      discipline_id: 'discipline',
      compensation_tier_id: 'compensation tier',
      staff_id: 'staff ID',
      registration_number: 'registration #',
      registration_expires_on: 'end of the registration',
      is_mfa_required: 'MFA required',
      supervisor_id: 'supervisor',
      placement_ends_on: 'end of the placement',
      merged_into: 'merged into',
      voided_at: 'left out since',
      language: 'language',
    },
    clinic: {
      name: 'name',
      phone: 'phone',
      email: 'e-mail',
      address: 'address',
      timezone: 'timezone',
      plan: 'plan',
      idle_lock_minutes: 'idle lock (minutes)',
      temporary_password_hours: 'temporary password (hours)',
      is_mfa_offered: 'MFA offered',
      is_mfa_required: 'MFA required of everybody',
      mfa_required_roles: 'roles that need MFA',
      has_timesheets: 'timesheets',
      has_team_page: 'team page',
    },
    credential: {
      password_hash: 'password',
      is_temporary: 'temporary password',
      temporary_until: 'end of the temporary password',
      is_temporary_used: 'temporary password used',
      first_signed_in_at: 'first sign-in',
    },
    client: {
      first_name: 'first name',
      last_name: 'last name',
      preferred_name: 'preferred name',
      birth_date: 'date of birth',
      pronouns: 'pronouns',
      status: 'status',
      since: 'client since',
      phone: 'phone',
      email: 'e-mail',
      address: 'address',
      school: 'school',
      notes: 'notes',
      merged_into: 'merged into',
      voided_at: 'left out since',
    },
    client_person: {
      user_id: 'person',
      relation: 'relation',
      relation_label: 'relation in words',
      since: 'since',
      is_current: 'assigned',
      is_primary: 'primary',
      has_portal_access: 'portal access',
      has_email_notifications: 'e-mail notifications',
      has_consent: 'consent',
    },
    discipline: { name: 'name', is_current: 'in use' },
    compensation_tier: { name: 'name', is_current: 'in use' },
    service: {
      name: 'name',
      discipline_id: 'discipline',
      compensation_tier_id: 'compensation tier',
      duration_minutes: 'duration (minutes)',
      fee_cents: 'fee',
      code: 'code',
      is_billable: 'billable',
      is_taxable: 'taxable',
      is_current: 'in use',
    },
    crew: { name: 'name', manager_id: 'Manager', is_current: 'in use' },
    crew_member: { is_member: 'crew member' },
    session: {
      client_id: 'client',
      practitioner_id: 'practitioner',
      service_id: 'service',
      starts_at: 'start',
      duration_minutes: 'duration (minutes)',
      status: 'status',
      is_direct: 'with the client',
      is_billable: 'billable',
      fee_cents: 'fee',
      is_taxable: 'taxable',
    },
    timesheet: {
      practitioner_id: 'practitioner',
      reviewer_id: 'reviewer',
      starts_on: 'from',
      ends_on: 'until',
      status: 'status',
      reason: 'reason',
      submitted_at: 'handed in',
      decided_at: 'decided',
    },
    device: { name: 'name', is_revoked: 'revoked' },
    totp_factor: { secret: 'authenticator', confirmed_at: 'MFA on since' },
    recovery_code: { used_at: 'used' },
    departure: { left_at: 'left', returned_at: 'came back' },
    alert: { settled_at: 'settled' },
    access_review: { finished_at: 'signed', people: 'people', document_hash: 'SHA-256 of the signed list' },
    access_decision: { decision: 'decision', roles: 'roles' },
    team_page: {
      address: 'address at the hub',
      intro: 'introduction',
      is_published: 'published at the hub',
      has_students: 'with students',
      has_photos: 'with photos',
      has_registrations: 'with registration numbers',
    },
    team_listing: { is_listed: 'on the team page' },
  },
)

export const contactPointNames: Readonly<Record<string, string>> = translatable(
  'logFields.contactPointNames',
  {
    'email.primary': 'primary e-mail',
    'email.secondary': 'secondary e-mail',
    'phone.primary': 'primary phone',
    'phone.secondary': 'secondary phone',
  },
)

const isTopic = (name: string): name is keyof typeof notificationsText.topics =>
  Object.hasOwn(notificationsText.topics, name)
const isRole = (name: string): name is keyof typeof roleNames => Object.hasOwn(roleNames, name)

/** What a field of a row is called; undefined where it says nothing to a reader. */
export function fieldLabel(table: string, rowId: string, field: string): string | undefined {
  const tail = rowId.split('.').slice(1).join('.')
  if (table === 'contact_point') {
    const point = contactPointNames[tail]
    if (field === 'value') return point
    return field === 'is_default' && point !== undefined ? valueWords.defaultFor(point) : undefined
  }
  if (table === 'user_role')
    return field === 'is_held' && isRole(tail) ? valueWords.role(roleNames[tail]) : undefined
  if (table === 'notification_preference') {
    return field === 'is_wanted' && isTopic(tail)
      ? valueWords.mail(notificationsText.topics[tail])
      : undefined
  }
  return fieldNames[table]?.[field]
}

export const loggedKindNames: Readonly<Record<string, string>> = translatable('logFields.loggedKindNames', {
  staff: 'staff',
  guardian: 'parent/guardian',
  contact: 'contact',
})
export const sessionStatusNames: Readonly<Record<string, string>> = translatable(
  'logFields.sessionStatusNames',
  {
    scheduled: 'scheduled',
    completed: 'completed',
    cancelled: 'cancelled',
    noShow: 'no-show',
  },
)
export const timesheetStatusNames: Readonly<Record<string, string>> = translatable(
  'logFields.timesheetStatusNames',
  { draft: 'draft', submitted: 'submitted', approved: 'approved', denied: 'denied' },
)
const byField: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'user.kind': loggedKindNames,
  'user.status': userStatusNames,
  'user.language': frameText.languages,
  'client.status': clientStatusNames,
  'client_person.relation': relationNames,
  'clinic.plan': planNames,
  'session.status': sessionStatusNames,
  'timesheet.status': timesheetStatusNames,
}

const TIME = /(_at|_until)$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const TRUTH = /^(is|has)_/

const MONEY = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const

/** What stands for a value that is not kept in the log. */
const HIDDEN = '(changed)'
/** The words around a value of the log. */
export const valueWords = translatable('logFields.valueWords', {
  hidden: 'changed, not kept here',
  yes: 'yes',
  no: 'no',
  gone: 'somebody or something not here',
  defaultFor: (point: string): string => `default for ${point}`,
  role: (name: string): string => `role ${name}`,
  mail: (topic: string): string => `mail: ${topic}`,
} as const)

/** A value in the words of the screens; empty where there is none. */
export function valueText(
  table: string,
  field: string,
  value: Value,
  names: Readonly<Record<string, string>>,
): string {
  if (value === null || value === '') return ''
  if (value === HIDDEN) return valueWords.hidden
  if (TRUTH.test(field)) return value === 1 || value === true ? valueWords.yes : valueWords.no
  if (typeof value === 'number') {
    if (TIME.test(field)) return fullTime(value)
    return field === 'fee_cents' ? numberFormat(MONEY).format(value / 100) : String(value)
  }
  if (typeof value === 'boolean') return value ? valueWords.yes : valueWords.no
  if (field === 'mfa_required_roles') {
    return value
      .split(',')
      .map((role) => (isRole(role) ? roleNames[role] : role))
      .join(', ')
  }
  if (field.endsWith('_id') && field !== 'staff_id') return names[value] ?? valueWords.gone
  if (DAY.test(value)) return calendarDay(value)
  return byField[`${table}.${field}`]?.[value] ?? value
}
