import type { OutputOf } from '#shared/contract/index.ts'
import { assertNever } from '#shared/lib/assertNever.ts'
import { csvFile } from '#shared/lib/csv.ts'
import { roleNames } from '#renderer/text/index.ts'
import { reportsText as words } from '#renderer/text/reports.ts'
import { signInLabels } from '#renderer/text/users.ts'
import { disciplineSeries } from './PeopleReport.tsx'

type Report = OutputOf<'reports.export'>['report']
type Lines = readonly (readonly (string | number)[])[]

function peopleLines(report: OutputOf<'reports.people'>): Lines {
  const series = [
    { name: words.active, counts: report.status.active },
    { name: words.inactive, counts: report.status.inactive },
    ...report.roles.map(({ role, counts }) => ({ name: roleNames[role], counts })),
    ...disciplineSeries(report),
  ]
  return [
    [words.day, ...series.map(({ name }) => name)],
    ...report.days.map((day, index) => [day, ...series.map(({ counts }) => counts[index] ?? 0)]),
  ]
}

function sessionLines({ weeks, services }: OutputOf<'reports.sessions'>): Lines {
  const { completed, scheduled, missed } = words.outcomes
  return [
    [words.week, words.csv.service, completed, scheduled, missed],
    ...weeks.flatMap((week, index) =>
      services.map((service) => [
        week,
        service.name,
        service.completed[index] ?? 0,
        service.scheduled[index] ?? 0,
        service.missed[index] ?? 0,
      ]),
    ),
  ]
}

function signInLines({ states, mfa, stuck }: OutputOf<'reports.signIn'>): Lines {
  return [
    [words.csv.group, words.csv.what, words.csv.count, words.until],
    ...states.map(({ state, count }) => [words.states, signInLabels[state], count, '']),
    [words.mfa, words.mfaOn, mfa.on, ''],
    [words.mfa, words.mfaOff, mfa.off, ''],
    ...stuck.map(({ name, state, until }) => [
      signInLabels[state],
      name,
      1,
      until === null ? '' : new Date(until).toISOString(),
    ]),
  ]
}

/** A report as the text of a CSV file, safe against formulas; days as `YYYY-MM-DD`, times in UTC. */
export function reportFile(report: Report): string {
  switch (report.report) {
    case 'people':
      return csvFile(peopleLines(report))
    case 'sessions':
      return csvFile(sessionLines(report))
    case 'signIn':
      return csvFile(signInLines(report))
    default:
      return assertNever(report)
  }
}
