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

/** The client chart. */
export const chartText = translatable('clients.chartText', {
  loading: 'Client chart',
  clinicalInfo: 'Clinical info',
  people: 'People',
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
  consent: { yes: 'Consent given', no: 'No consent yet' },
  since: (day: string): string => `since ${day}`,
  age: (years: number): string => (years === 1 ? '1 year' : `${years} years`),
} as const)
