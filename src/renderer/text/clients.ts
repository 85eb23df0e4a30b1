import type { ClientStatus, Relation } from '#shared/domain/clients.ts'
import { translatable } from './language.ts'

export const clientStatusNames: Readonly<Record<ClientStatus, string>> = translatable(
  'clients.clientStatusNames',
  {
    active: 'Active',
    waitlist: 'Waitlist',
    onHold: 'On Hold',
    discharged: 'Discharged',
  },
)

export const relationNames: Readonly<Record<Relation, string>> = translatable('clients.relationNames', {
  practitioner: 'Practitioner',
  guardian: 'Parent/Guardian',
  contact: 'Contact',
})

/** The Clients page. */
export const clientsText = translatable('clients.clientsText', {
  title: 'Clients',
  tabs: 'Clients by status',
  all: 'All',
  search: 'Search clients',
  searchHint: 'Name, e-mail, phone, parent or guardian',
  clearSearch: 'Clear the search',
  practitioner: 'Practitioner',
  anyPractitioner: 'Any practitioner',
  noPractitioner: 'Nobody of this name treats a client.',
  newClient: 'New client',
  columnNames: {
    name: 'Name',
    age: 'Age',
    status: 'Status',
    practitioner: 'Practitioners',
    guardian: 'Parent or guardian',
    phone: 'Phone',
    since: 'Client since',
  },
  calledName: (name: string): string => `“${name}”`,
  found: (shown: string): string => `${shown} found`,
  foundAtLeast: (shown: string): string => `first ${shown}`,
  nobodyHere: 'No client here yet',
  nobodyHereHelp:
    'Clients are the people in therapy. Each has a chart, with the people around them and the sessions.',
  nobodyOwn: 'No client is assigned to you',
  nobodyOwnHelp: 'The office assigns clients. Once one is yours, their chart is here.',
  nobodyInTab: 'No client has this status',
  noMatch: 'No client fits',
  noMatchHelp: 'Try part of a name, or look at all clients.',
  showAll: 'Show all clients',
  listFailed: 'The clients could not be loaded',
} as const)

/** The form of a new client. */
export const newClientText = translatable('clients.newClientText', {
  title: 'New client',
  save: 'Save',
  saveAnyway: 'Add another client',
  looksSame: (name: string, status: string): string =>
    `${name} is here already with the same name, and a date of birth that fits (${status}). Is it the same person?`,
  openThem: (name: string): string => `Open the chart of ${name}`,
  added: (name: string): string => `${name} is added.`,
} as const)

/** The client chart. */
export const chartText = translatable('clients.chartText', {
  loading: 'Client chart',
  clinicalInfo: 'Clinical info',
  people: 'People',
  sessions: 'Sessions',
  finances: 'Finances',
  edit: 'Edit',
  save: 'Save',
  cancel: 'Cancel',
  readOnly: 'Only people who treat this client, and the office, change what stands here.',
  close: 'Close the chart',
  fields: {
    status: 'Status',
    preferredName: 'Preferred name',
    pronouns: 'Pronouns',
    birthDate: 'Date of birth',
    since: 'Client since',
    phone: 'Phone',
    email: 'E-mail',
    address: 'Address',
    school: 'School',
    notes: 'Notes',
  },
  none: 'Not given',
  practitioners: 'Practitioners',
  guardians: 'Parents and guardians',
  contacts: 'Contacts',
  nobody: {
    practitioner: 'No practitioner is assigned.',
    guardian: 'No parent or guardian is listed.',
    contact: 'No contact is listed.',
  },
  primary: 'Primary',
  inactive: 'Inactive',
  portal: { yes: 'Portal access', no: 'No portal access' },
  mail: { yes: 'E-mail notifications', no: 'No e-mail notifications' },
  consent: { yes: 'Consent given', no: 'No consent yet' },
  since: (day: string): string => `since ${day}`,
  age: (years: number): string => (years === 1 ? '1 year' : `${years} years`),
} as const)

/** What the statuses mean, beside their choice. */
export const statusMeanings: Readonly<Record<ClientStatus, string>> = translatable('clients.statusMeanings', {
  active: 'In therapy now.',
  waitlist: 'Waits for a place; therapy has not begun.',
  onHold: 'Paused for a while; the place is kept.',
  discharged: 'Therapy has ended. The chart stays.',
})

/** The tab "People" of a chart. */
export const chartPeopleText = translatable('clients.chartPeopleText', {
  assign: {
    practitioner: 'Assign a practitioner',
    guardian: 'Add a parent or guardian',
    contact: 'Add a contact',
  },
  find: 'Name, e-mail or phone',
  nobodyFound: 'Nobody of this name. People are added under Clinic Users, New Staff.',
  relationWords: 'Relation, in the family’s words',
  relationHint: 'Mother, foster father, teacher …',
  relationSuggestions: {
    mother: 'Mother',
    father: 'Father',
    stepmother: 'Stepmother',
    stepfather: 'Stepfather',
    grandmother: 'Grandmother',
    grandfather: 'Grandfather',
    fosterMother: 'Foster mother',
    fosterFather: 'Foster father',
    aunt: 'Aunt',
    uncle: 'Uncle',
    teacher: 'Teacher',
    physician: 'Physician',
    socialWorker: 'Social worker',
  },
  isPrimary: 'Primary',
  hasPortalAccess: 'Portal access',
  hasEmailNotifications: 'E-mail notifications',
  hasConsent: 'Consent',
  change: (name: string): string => `Change ${name}`,
  takeAway: 'Take away',
  takeAwayOf: (name: string): string => `Take ${name} away`,
  takeAwayTitle: (name: string): string => `Take ${name} away from this client?`,
  takeAwayPractitioner: (name: string): string =>
    `${name} no longer sees this chart, unless it is their crew’s. What they entered stays, and so do the sessions.`,
  takeAwayFamily: (name: string): string =>
    `${name} is no longer listed here, and portal access and e-mails for this client end. What was kept stays in the log.`,
  add: 'Add',
  save: 'Save',
  cancel: 'Cancel',
  noEmail:
    'Without an e-mail there is no portal access and no notification. Add one under Clinic Users first.',
} as const)

/** The tabs "Sessions" and "Finances" of a chart. */
export const chartTablesText = translatable('clients.chartTablesText', {
  loading: 'Loading',
  upcoming: 'Upcoming',
  past: 'Past',
  when: 'When',
  service: 'Service',
  practitioner: 'Practitioner',
  length: 'Length',
  status: 'Status',
  minutes: (count: number): string => `${count} min`,
  indirect: 'Indirect',
  statuses: { scheduled: 'Scheduled', completed: 'Completed', cancelled: 'Cancelled', noShow: 'No-show' },
  noSessions: 'No session yet',
  noSessionsHelp: 'Sessions of this client are listed here as soon as somebody enters one.',
  noUpcoming: 'Nothing is scheduled.',
  noPast: 'Nothing has taken place yet.',
  onlyNext: (count: number): string => `The next ${count} are shown.`,
  onlyLatest: (count: number): string => `The latest ${count} are shown; there are older ones.`,
  inTimezone: (timezone: string): string => `Times are the clinic’s (${timezone}).`,
  count: 'Sessions',
  fee: 'Fee',
  total: 'Total',
  taxable: 'taxable',
  totalOf: (month: string): string => `Total of ${month}`,
  allTotal: 'Total of all completed, billable sessions',
  ofWhichTaxable: (amount: string): string => `of which taxable ${amount}`,
  noFinances: 'Nothing to bill yet',
  noFinancesHelp: 'Completed, billable sessions are added up here by month and service.',
} as const)
