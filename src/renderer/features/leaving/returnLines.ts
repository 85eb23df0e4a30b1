import type { OutputOf } from '#shared/contract/index.ts'
import { roleNames } from '#renderer/text/index.ts'
import { returnText as words } from '#renderer/text/leaving.ts'

export type ReturnPlan = OutputOf<'leaving.previewReturn'>

const namesOf = (roles: readonly ReturnPlan['roles'][number][]): string =>
  roles.map((one) => roleNames[one.role]).join(', ')

/** What comes back without being asked about, one sentence each. */
export function linesOfReturn({ roles, crews, students }: ReturnPlan): string[] {
  const given = roles.filter((one) => one.keptBack === null)
  return [
    words.status,
    ...(given.length === 0 ? [] : [words.roles(namesOf(given))]),
    ...crews
      .filter((crew) => crew.keptBack === null)
      .map((crew) => (crew.as === 'manager' ? words.manager(crew.name) : words.member(crew.name))),
    ...students.filter((one) => one.keptBack === null).map((one) => words.student(one.name)),
  ]
}

/** What does not come back, and why. */
export function linesKeptBack(plan: ReturnPlan): string[] {
  const { roles, crews, students, sessionsOverPlan, isPlacementOver } = plan
  const needOwner = roles.filter((one) => one.keptBack === 'needsOwner')
  return [
    words.password,
    ...(needOwner.length === 0 ? [] : [words.needsOwner(namesOf(needOwner))]),
    ...(roles.some((one) => one.keptBack === 'ownership') ? [words.ownership] : []),
    ...crews.flatMap((crew) => {
      if (crew.keptBack === null) return []
      return [crew.keptBack === 'gone' ? words.crewGone(crew.name) : words.crewTaken(crew.name)]
    }),
    ...students.flatMap((one) => {
      if (one.keptBack === null) return []
      return [one.keptBack === 'gone' ? words.studentGone(one.name) : words.studentTaken(one.name)]
    }),
    ...(sessionsOverPlan === 0 ? [] : [words.sessionsOverPlan(sessionsOverPlan)]),
    ...(isPlacementOver ? [words.placement] : []),
  ]
}
