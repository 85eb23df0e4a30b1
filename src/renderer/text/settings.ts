import type { Plan } from '#shared/domain/plan.ts'
import { planNames } from './index.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

/** The words of Settings. */
export const settingsText = translatable('settings.settingsText', {
  title: 'Settings',
  sections: 'Sections of Settings',
  clinic: 'Clinic',
  plan: 'Plan',
  security: 'Security',
  disciplines: 'Disciplines',
  tiers: 'Compensation Tiers',
  timesheets: 'Timesheets',
  team: 'Team page',
  mail: 'Mail',
  sync: 'Sync',
  thisPc: 'This PC',
  backups: 'Backups',
  name: 'Name',
  phone: 'Phone',
  email: 'E-mail',
  address: 'Address',
  timezone: 'Timezone',
  timezoneHint: 'Times of sessions are shown in it.',
  planLabel: 'Plan of the clinic',
  idleLock: 'Lock the desk after',
  idleLockHint: 'Minutes without a touch of keyboard or mouse, 1 to 15',
  minutes: 'min',
  temporary: 'A temporary password works for',
  hours: { 24: '24 hours', 36: '36 hours', 48: '48 hours', 168: '1 week' },
  disciplinesExplained: 'What the people here do. Services and licence numbers follow from it.',
  tiersExplained: 'Pay levels. A service with a tier is offered only to practitioners of that tier.',
  newDiscipline: 'New discipline',
  newTier: 'New compensation tier',
  noDisciplines: 'No disciplines yet',
  noTiers: 'No compensation tiers yet',
  listEmpty: 'Add the first one above.',
  timesheetsSwitch: 'People hand in timesheets',
  timesheetsOn:
    'Each practitioner has the tab Sessions in the account, with “Generate timesheet”; an owner or Office Admin approves.',
  timesheetsOff: 'The tab Sessions and the page Timesheets are not shown. What was handed in before is kept.',
  teamSwitch: 'The clinic has a public team page',
  teamOn: 'Active practitioners with their bio are on it.',
  teamOff: 'Nobody’s bio is shown outside this program.',
  device: 'Name of this PC',
  dataFolder: 'Data folder',
  size: 'Size of the data',
  keyStore: 'Key',
  keyInKeychain: 'In the keychain of this PC',
  keyInFile: 'In a file on this PC',
  recovery: 'Recovery sheet',
  recoveryConfirmed: 'Confirmed',
  recoveryOpen: 'Not confirmed yet',
  confirmSheet: 'Confirm the sheet',
  renew: 'Make a new recovery sheet',
  saved: 'Saved.',
  unsaved: 'Unsaved changes',
  failed: 'Settings could not be loaded',
} as const)

/** What a smaller plan means. */
export const planText = translatable('settings.planText', {
  smaller: (plan: Plan): string => `What ${planNames[plan]} no longer allows`,
  practitionersStay: (count: number): string =>
    count === 1
      ? 'The practitioner who is active stays, and goes on working.'
      : `The ${count} practitioners who are active stay, and go on working.`,
  noFurther:
    'Nobody more can become a practitioner: by being added, made active again, upgraded or given the role.',
  sessionLimit: 'At most 25 direct sessions a month.',
  othersStay: 'Students, Office Admins, parents and contacts can be added as before.',
} as const)

/** Bytes as people say them: "4.2 MB". */
export function sizeText(bytes: number): string {
  const format = (value: number, unit: 'kilobyte' | 'megabyte' | 'gigabyte'): string =>
    numberFormat({ style: 'unit', unit, maximumFractionDigits: 1 }).format(value)
  if (bytes >= 1e9) return format(bytes / 1e9, 'gigabyte')
  return bytes >= 1e6 ? format(bytes / 1e6, 'megabyte') : format(bytes / 1e3, 'kilobyte')
}
