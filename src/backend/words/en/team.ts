import type { TeamWords } from '../backendWords.ts'

export const team: TeamWords = {
  title: (clinic) => `The team of ${clinic}`,
  student: 'Student',
  nobody: 'Nobody is listed at the moment.',
}
