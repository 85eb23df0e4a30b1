import type { MailKind } from '#shared/domain/mail.ts'
import { english } from './englishWords.ts'
import type { MailFacts } from './queueMail.ts'

/** What one mail says; `advice` is what to do where it was not oneself, empty where there is nothing to do. */
export type MailSaying = {
  readonly subject: string
  readonly lines: readonly string[]
  readonly advice: string
}

/** Every word of mail in one language. */
export type MailLanguage = {
  /** For dates and times. */
  readonly locale: string
  readonly greeting: (name: string) => string
  readonly labels: Readonly<Record<'when' | 'deviceName' | 'byName', string>>
  readonly footer: (clinic: string) => string
  readonly test: MailSaying
  /** `until` is the day or the moment that the facts name, written out; empty where they name none. */
  readonly kinds: Readonly<Record<MailKind, (facts: MailFacts, until: string) => MailSaying>>
}

/** One file for each language. */
export const MAIL_LANGUAGES = { en: english } as const satisfies Readonly<Record<string, MailLanguage>>
