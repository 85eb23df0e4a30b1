import type { PublishRefusal, PublishState } from '#shared/domain/teamPage.ts'

/** What a running program knows of the page at its hub. */
export type PublishDesk = {
  /** Something that the page may show was changed since it was last made. */
  isStale: boolean
  state: PublishState
  since: number | null
  refusal: PublishRefusal | null
}

const desks = new WeakMap<object, PublishDesk>()

/** The desk of a running program, which lives as long as its book of sessions. */
export function publishDeskOf({ sessions }: { readonly sessions: object }): PublishDesk {
  const desk = desks.get(sessions) ?? { isStale: true, state: 'off', since: null, refusal: null }
  desks.set(sessions, desk)
  return desk
}

/** Tables whose rows the page shows, or that say whether it is shown. */
const SHOWN = new Set(['clinic', 'discipline', 'team_page', 'team_listing', 'user', 'user_role'])

/** Has the page looked at again where what was changed may stand on it, here or by another PC. */
export function noteTeamChange(bare: { readonly sessions: object }, tables: readonly string[]): void {
  if (tables.some((table) => SHOWN.has(table))) publishDeskOf(bare).isStale = true
}
