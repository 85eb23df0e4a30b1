import { translatable } from './language.ts'

/** Words of the four modals under "New Staff". */
export const newUserText = translatable('newUser.newUserText', {
  titles: {
    staff: 'Practitioner',
    student: 'Student Practitioner',
    guardian: 'Parent/Guardian',
    contact: 'Contact',
  },
  firstName: 'First name',
  lastName: 'Last name',
  title: 'Title',
  titleHint: { staff: 'SLP', student: 'SLP student', guardian: 'Mother', contact: 'Teacher' },
  titleSuggestions: {
    staff: ['Admin', 'SLP', 'OT', 'PT', 'BCBA', 'SLPA', 'OTA', 'RBT', 'Psychologist', 'Social worker'],
    student: ['SLP student', 'OT student', 'PT student', 'BCBA trainee'],
    guardian: ['Mother', 'Father', 'Grandmother', 'Grandfather', 'Guardian', 'Foster parent'],
    contact: ['Teacher', 'Physician', 'Case manager', 'School psychologist'],
  },
  primaryEmail: 'Primary e-mail',
  signInName: 'This is the name to sign in with.',
  phone: 'Phone',
  roles: 'Application roles',
  rolesHelp: 'A person may have several.',
  ownershipElsewhere: 'Ownership is given in Settings > Clinic.',
  discipline: 'Discipline',
  tier: 'Compensation tier',
  none: 'None',
  addDiscipline: 'Add a discipline',
  addTier: 'Add a compensation tier',
  save: 'Save',
  saveAndContinue: 'Save & Continue',
  openPerson: (name: string): string => `Open ${name}`,
  restored: 'What you typed before is back.',
  studentHelp: 'Students are free on every plan.',
  portalHelp: 'Has no sign-in to this program.',
} as const)
