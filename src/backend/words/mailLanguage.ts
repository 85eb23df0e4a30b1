import type { MailKind } from '#shared/domain/mail.ts'

/**
 * What the words of a mail need besides names; never a password, a code or a secret. `until` (milliseconds) and
 * `endsOn` (`YYYY-MM-DD`) say when something ends, `roles` lists role codes, `alert` names the kind of an alert.
 */
export type MailFacts = Readonly<Record<string, string | number>>

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
  /** Between a label and what it tells. */
  readonly colon: string
  readonly footer: (clinic: string) => string
  readonly test: MailSaying
  /** `until` is the day or the moment that the facts name, written out; empty where they name none. */
  readonly kinds: Readonly<Record<MailKind, (facts: MailFacts, until: string) => MailSaying>>
}
