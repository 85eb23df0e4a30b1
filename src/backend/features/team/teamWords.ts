/** The words of the public team page. */
export const teamWords = {
  language: 'en',
  title: (clinic: string): string => `The team of ${clinic}`,
  student: 'Student',
  nobody: 'Nobody is listed at the moment.',
} as const
