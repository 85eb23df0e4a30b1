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
function momentIn(timezone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', {
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
export function firstSignInSlip(facts: SlipFacts): Slip {
  return {
    title: 'Your first sign-in',
    clinicName: facts.clinicName,
    rows: [
      { label: 'For', value: facts.personName, isCopied: false },
      { label: 'Sign-in name', value: facts.signInName, isCopied: true },
      { label: 'Temporary password', value: facts.password, isCopied: true },
      { label: 'Works until', value: momentIn(facts.timezone, facts.until), isCopied: false },
    ],
    stepsTitle: 'What to do',
    steps: [
      'Open Anteroom on a PC of the clinic.',
      'Sign in with the sign-in name and the temporary password above.',
      `Choose your own password, of at least ${facts.minimum} characters. A few words in a row work well. Nobody else will know it.`,
    ],
    note: 'Destroy this slip after use. If the password has ended or is lost, ask a clinic owner or office admin for a new one.',
  }
}
