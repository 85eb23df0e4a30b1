import type { Language } from '#shared/domain/languages.ts'
import type { BackendWords } from './backendWords.ts'
import { english } from './en/english.ts'
import { french } from './fr/french.ts'

const WORDS: Readonly<Record<Language, BackendWords>> = { en: english, fr: french }

/**
 * What the program says on paper, in mails and on the team page, in one language. What is on the screen stands in
 * `src/renderer/text`.
 */
export const wordsIn = (language: Language): BackendWords => WORDS[language]
