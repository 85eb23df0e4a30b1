import type { TeamWords } from '../backendWords.ts'

export const team: TeamWords = {
  title: (clinic) => `L’équipe de ${clinic}`,
  student: 'Stagiaire',
  nobody: 'Personne n’est affiché pour le moment.',
}
