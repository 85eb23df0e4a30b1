import type { Plan } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import { translatable } from './language.ts'

/** Words that several screens share. */
export const words = translatable('index.words', {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  edit: 'Edit',
  done: 'Done',
  add: 'Add',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Copying did not work. Select it and copy it by hand.',
  print: 'Print',
  tryAgain: 'Try again',
  saved: 'Saved',
  unsaved: 'Not saved yet',
  justNow: 'just now',
} as const)

/** The labels of the application roles, to the letter. */
export const roleNames: Readonly<Record<Role, string>> = translatable('index.roleNames', {
  owner: 'Clinic Owner',
  officeAdmin: 'Office Admin',
  manager: 'Manager',
  practitioner: 'Practitioner',
  studentPractitioner: 'Student Practitioner',
  finance: 'Finance',
})

export const planNames: Readonly<Record<Plan, string>> = translatable('index.planNames', {
  solo: 'Solo',
  soloPlus: 'Solo+',
  teams: 'Teams',
})
