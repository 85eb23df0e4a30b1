/** The formats the team page is given in. */
export const TEAM_FORMATS = ['html', 'json'] as const
export type TeamFormat = (typeof TEAM_FORMATS)[number]

export type TeamPhoto = { readonly type: 'image/jpeg' | 'image/png'; readonly base64: string }

/** Somebody as the public sees them: nothing by which anybody could reach or find them elsewhere. */
export type TeamPerson = {
  readonly name: string
  readonly title: string
  readonly discipline: string
  readonly isStudent: boolean
  /** "Reg. #4562 – ST"; empty where there is none, or none is to be shown. */
  readonly registration: string
  readonly bio: string
  readonly photo: TeamPhoto | null
}

/** A clinic's team as the public sees it (product.md 24). */
export type TeamPage = {
  readonly clinic: string
  readonly intro: string
  readonly people: readonly TeamPerson[]
}
