import type { RoleWords } from '../backendWords.ts'

export const roles: RoleWords = {
  owner: 'Clinic Owner',
  officeAdmin: 'Office Admin',
  manager: 'Manager',
  practitioner: 'Practitioner',
  studentPractitioner: 'Student Practitioner',
  finance: 'Finance',
}
