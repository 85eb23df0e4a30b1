import type { OutputOf } from '#shared/contract/index.ts'

export type Sheet = OutputOf<'timesheets.get'>
export type Weeks = Sheet['weeks']

/** The services of some weeks, each once with its name, in the order of the weeks. */
export function namesOf(weeks: Weeks): (readonly [id: string, name: string])[] {
  return [
    ...new Map(weeks.flatMap(({ services }) => services.map((one) => [one.serviceId, one.serviceName]))),
  ]
}

/** What all weeks come to. */
export function sumOf(weeks: Weeks): { readonly sessions: number; readonly minutes: number } {
  const all = weeks.flatMap(({ services }) => services)
  return {
    sessions: all.reduce((sum, one) => sum + one.sessions, 0),
    minutes: all.reduce((sum, one) => sum + one.minutes, 0),
  }
}
