import type { Language } from './languages.ts'
import { SLIP_WORDS } from './slipWords.ts'

/** What the first sign-in slip tells somebody (product.md 20). */
export type SlipFacts = {
  readonly clinicName: string
  readonly personName: string
  /** The primary e-mail. */
  readonly signInName: string
  readonly password: string
  /** When the password stops working, in milliseconds since 1970. */
  readonly until: number
  /** The clinic's, an IANA name: the time is said as the clinic's clocks show it. */
  readonly timezone: string
  /** The least number of characters of the own password that is chosen then. */
  readonly minimum: number
}

/** The slip in words, the same on paper and in the PDF. */
export type Slip = {
  readonly language: Language
  readonly title: string
  readonly clinicName: string
  readonly rows: readonly {
    readonly label: string
    readonly value: string
    /** True for what is copied letter by letter, and so is set large and with clear letters. */
    readonly isCopied: boolean
  }[]
  readonly stepsTitle: string
  readonly steps: readonly string[]
  readonly note: string
}

/** A moment on the clinic's clocks with the weekday and the zone: "Thursday, October 8, 2026 at 9:30 a.m. EDT". */
function momentIn(locale: string, timezone: string, at: number): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: timezone,
  }).format(at)
}

/** Puts the first sign-in slip into words. */
export function firstSignInSlip(facts: SlipFacts, language: Language): Slip {
  const words = SLIP_WORDS[language]
  const until = momentIn(words.locale, facts.timezone, facts.until)
  return {
    language,
    title: words.title,
    clinicName: facts.clinicName,
    rows: [
      { label: words.person, value: facts.personName, isCopied: false },
      { label: words.signInName, value: facts.signInName, isCopied: true },
      { label: words.password, value: facts.password, isCopied: true },
      { label: words.until, value: until, isCopied: false },
    ],
    stepsTitle: words.stepsTitle,
    steps: words.steps(facts.minimum),
    note: words.note,
  }
}
