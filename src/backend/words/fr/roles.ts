import type { RoleWords } from '../backendWords.ts'

export const roles: RoleWords = {
  owner: 'Propriétaire de la clinique',
  officeAdmin: 'Administration',
  manager: 'Responsable d’équipe',
  practitioner: 'Praticien',
  studentPractitioner: 'Praticien étudiant',
  finance: 'Finances',
}
