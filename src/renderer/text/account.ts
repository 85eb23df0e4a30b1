import type { NotificationTopic } from '#shared/domain/notifications.ts'
import type { ListedKind, UserStatus } from '#shared/domain/users.ts'
import { usersText } from './users.ts'
import { translatable } from './language.ts'

const people = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** What one person is: alone, nobody is "other" than somebody. */
export const listedKindNames: Readonly<Record<ListedKind, string>> = translatable('account.listedKindNames', {
  practitioner: 'Practitioner',
  student: 'Student Practitioner',
  otherStaff: 'Staff',
  guardian: 'Parent/Guardian',
  contact: 'Contact',
})

export const userStatusNames: Readonly<Record<UserStatus, string>> = usersText.statusNames

/** The Account modal: its frame, and what both of its forms say. */
export const accountText = translatable('account.accountText', {
  loading: 'Account',
  close: 'Close the account',
  photoOf: (name: string): string => `Photo of ${name}`,
  edit: 'Edit',
  editWithUnsaved: 'Edit, unsaved changes',
  save: 'Save',
  saved: 'Saved',
  unsaved: 'Not saved yet',
  tabs: { myClinic: 'My Clinic', account: 'Account', sessions: 'Sessions' },
  tabHasUnsaved: 'unsaved changes',
  loadFailed: 'This account can’t be shown',
  viewUpcoming: 'View Upcoming Appointments',
  draftIsBack: (time: string): string => `Your unsaved changes from ${time} are back.`,
  discardThem: 'Discard them',
} as const)

export const myClinicText = translatable('account.myClinicText', {
  heading: 'Clients',
  loading: 'Loading the clients',
  client: 'Client',
  status: 'Status',
  relation: 'Relation',
  since: 'Since',
  practitioner: 'Practitioner',
  guardian: 'Parent/Guardian',
  contact: 'Contact',
  notViewable: 'Your roles don’t let you open this chart',
  emptyTitle: 'No clients yet',
  empty: (name: string): string => `Clients that ${name} looks after, or belongs to, stand here.`,
} as const)

export const upcomingText = translatable('account.upcomingText', {
  title: 'Upcoming appointments',
  close: 'Close the appointments',
  loading: 'Loading the appointments',
  hiddenClient: 'A client you may not see',
  minutes: (count: number): string => `${count} min`,
  with: (name: string): string => `with ${name}`,
  emptyTitle: 'No upcoming appointments',
  empty: (name: string): string => `Nothing is planned for ${name} from now on.`,
  inTimezone: (timezone: string): string => `Times in the clinic’s timezone, ${timezone}`,
  onlyFirst: (count: number): string => `The next ${count} are shown.`,
} as const)

export const statusText = translatable('account.statusText', {
  label: 'Status',
  ownStatus: 'Nobody can change their own status. Ask another owner or office admin.',
  ownerStatus: 'Only a clinic owner can change the status of an owner.',
  notAllowed: 'Your roles don’t let you change this.',
  /** What making somebody inactive does: what goes, what stays, who needs somebody. */
  becomesInactive: (name: string, canSignIn: boolean, clientCount: number): string =>
    [
      canSignIn
        ? `${name} can’t sign in from now on, and is signed out: at once on this PC, on other PCs at their next sync.`
        : `${name} moves to the tab Inactive.`,
      'All records stay.',
      ...(clientCount === 0
        ? []
        : [
            `${people(clientCount, 'client', 'clients')} ${clientCount === 1 ? 'stays and needs' : 'stay and need'} somebody else.`,
          ]),
    ].join(' '),
  becomesActive: (name: string, isStaff: boolean): string =>
    isStaff
      ? `${name} is back in the tab Active. Set a temporary password below where a sign-in is needed.`
      : `${name} is back in the tab Active.`,
} as const)

export const registrationText = translatable('account.registrationText', {
  label: 'Registration or License #',
  number: 'Number',
  expiresOn: 'Ends on',
  clear: 'Take the date away',
  prints: 'Printed as',
  missing: 'A practitioner needs one. It can be added later.',
  ended: (days: number): string => (days === 0 ? 'Ends today' : `Ended ${people(days, 'day', 'days')} ago`),
  endsIn: (days: number): string => `Ends in ${people(days, 'day', 'days')}`,
} as const)

export const staffIdText = translatable('account.staffIdText', {
  label: 'Staff ID',
  edit: 'Edit',
  editLabel: 'Edit staff ID',
  help: 'Any ID that nobody else has.',
  keep: 'Keep the old one',
} as const)

export const notificationsText = translatable('account.notificationsText', {
  label: 'Email Notification Settings',
  topics: {
    appointmentCreated: 'Appointment created',
    appointmentChanged: 'Appointment changed',
    appointmentCancelled: 'Appointment cancelled',
    clientAssigned: 'Client assigned to me',
    clientTaken: 'Client taken from me',
    timesheetSubmitted: 'Timesheet submitted',
    timesheetApproved: 'Timesheet approved',
    timesheetDenied: 'Timesheet denied',
    endingSoon: 'Licence or placement about to end',
    accountSecurity: 'Account security',
  } satisfies Record<NotificationTopic, string>,
  ownChoiceOnly: 'Only the person can switch this off.',
} as const)

export const rolesText = translatable('account.rolesText', {
  label: 'Application Role',
  edit: 'Edit',
  editLabel: 'Edit application roles',
  done: 'Done',
  none: 'No role. Without one, nobody can sign in.',
  ownershipElsewhere: 'Ownership is given in Settings > Clinic.',
  /** Said where roles are shown without an Edit button. */
  ownRoles: 'Nobody can change their own roles.',
  onlyOwners: 'Only a clinic owner can change roles.',
  atLeastOne: 'Tick at least one role. To end the access, make the person inactive.',
} as const)

export const clinicFieldsText = translatable('account.clinicFieldsText', {
  clinic: 'Clinic',
  timezone: 'Timezone',
  followsSettings: 'Both follow Settings > Clinic.',
} as const)

export const profileText = translatable('account.profileText', {
  title: 'Update Profile',
  save: 'Save',
  close: 'Close Update Profile',
  readOnly: 'Your roles don’t let you change this profile.',
  firstName: 'First name',
  lastName: 'Last name',
  personTitle: 'Title',
  titleSuggestions: ['Admin', 'SLP', 'OT', 'BCBA', 'RBT', 'PT', 'Clinical Director', 'Office Manager'],
  discipline: 'Discipline',
  tier: 'Compensation tier',
  noDiscipline: 'No discipline',
  noTier: 'No tier',
  ownersOnly: 'Only clinic owners can change this.',
  addDiscipline: 'Add a discipline',
  addTier: 'Add a compensation tier',
  nothingFound: 'Nothing found',
  newName: 'Name',
  add: 'Add',
  cancel: 'Cancel',
  services: 'Services this person can offer',
  noServices: 'None with this discipline and tier.',
  servicesLoading: 'Looking up the services',
  serviceLength: (minutes: number): string => `${minutes} min`,
  tierOnly: 'this tier only',
  bio: 'Bio',
  bioHelp: 'Stands on the clinic’s public team page, where the clinic lists practitioners.',
  photo: 'Photo',
  choosePhoto: 'Choose a photo',
  changePhoto: 'Change',
  removePhoto: 'Remove',
  photoUnreadable: 'This file is no picture that can be read. Choose a JPEG or PNG.',
  email: 'E-mail',
  primary: 'Primary',
  secondary: 'Secondary',
  primaryEmail: 'Primary e-mail',
  secondaryEmail: 'Secondary e-mail',
  primaryEmailHelp: 'Signs in with this one.',
  phone: 'Phone',
  primaryPhone: 'Primary phone',
  secondaryPhone: 'Secondary phone',
  default: 'Default',
  defaultPhone: (which: string): string => `${which} is the default`,
  openOther: (name: string): string => `Open ${name}`,
} as const)
