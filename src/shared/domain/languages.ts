/** The languages that the program speaks; each person chooses one. */
export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** The first language that we speak among those a PC or browser prefers, such as `fr-CA`; else English. */
export function pickLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = LANGUAGES.find((one) => tag.toLowerCase().split('-')[0] === one)
    if (language !== undefined) return language
  }
  return 'en'
}
