import type { Role } from '#shared/domain/roles.ts'

/** How somebody who looks around signs in to the sample clinic. */
export type SampleSignIn = {
  readonly name: string
  readonly role: Role
  readonly email: string
  readonly password: string
}

/** The password of everybody in the sample clinic. It keeps nothing: all people in it are made up. */
export const SAMPLE_PASSWORD = 'look around freely'

/** The five people whose sign-in is shown, one for each role. */
export const SIGN_IN_PEOPLE = {
  owner: { firstName: 'Margaret', lastName: 'Ashworth', email: 'owner@sample.example.org' },
  admin: { firstName: 'Kofi', lastName: 'Mensah', email: 'admin@sample.example.org' },
  manager: { firstName: 'Inés', lastName: 'Carrasco', email: 'manager@sample.example.org' },
  practitioner: { firstName: 'Zoë', lastName: 'Lindgren', email: 'practitioner@sample.example.org' },
  student: { firstName: 'Ravi', lastName: 'Sandhu', email: 'student@sample.example.org' },
} as const

const signIn = (who: keyof typeof SIGN_IN_PEOPLE, role: Role): SampleSignIn => {
  const { firstName, lastName, email } = SIGN_IN_PEOPLE[who]
  return { name: `${firstName} ${lastName}`, role, email, password: SAMPLE_PASSWORD }
}

/** One sign-in per role, for the sign-in screen of a sample clinic. */
export const SAMPLE_SIGN_INS: readonly SampleSignIn[] = [
  signIn('owner', 'owner'),
  signIn('admin', 'officeAdmin'),
  signIn('manager', 'manager'),
  signIn('practitioner', 'practitioner'),
  signIn('student', 'studentPractitioner'),
]
