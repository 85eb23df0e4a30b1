import { Text } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { roleNames } from '#renderer/text/index.ts'
import { reportsText as words } from '#renderer/text/reports.ts'
import { calendarDay } from '#renderer/text/time.ts'
import { ChartFigure } from './ChartFigure.tsx'
import classes from './reports.module.css'
import { mostOf } from './series.ts'

type Report = OutputOf<'reports.people'>

/** The days of the report as people read them; the last one is today. */
export function dayLabels({ days }: Pick<Report, 'days'>): string[] {
  return days.map((day, index) => (index === days.length - 1 ? words.today : calendarDay(day)))
}

/** Lines by discipline, the ones without last. */
export function disciplineSeries({
  disciplines,
}: Pick<Report, 'disciplines'>): { name: string; counts: number[] }[] {
  return disciplines.map(({ disciplineId, name, counts }) => ({
    name: disciplineId === null ? words.noDiscipline : name,
    counts,
  }))
}

/** People by status, role and discipline over time. */
export function PeopleReport({ report }: { readonly report: Report }): JSX.Element {
  const labels = dayLabels(report)
  const common = { labels, labelName: words.day }
  const roles = report.roles.map(({ role, counts }) => ({ name: roleNames[role], counts }))
  return (
    <>
      <Text c="dimmed" className={classes['note'] ?? ''}>
        {words.since(calendarDay(report.since))} {words.beginning}
      </Text>
      <div className={classes['columns']}>
        <ChartFigure
          {...common}
          title={words.status}
          explanation={words.statusExplained}
          kind="stacked"
          hasTotal
          series={[
            { name: words.active, counts: report.status.active },
            { name: words.inactive, counts: report.status.inactive, colour: 'gray.5' },
          ]}
        />
        <ChartFigure
          {...common}
          title={words.roles}
          explanation={words.rolesExplained}
          kind="lines"
          isWide
          series={roles}
        />
        <ChartFigure
          {...common}
          title={words.disciplines}
          explanation={words.disciplinesExplained}
          kind="stacked"
          hasTotal
          series={mostOf(disciplineSeries(report), words.otherDisciplines)}
          empty={{ title: words.noPractitioners, explanation: words.noPractitionersExplained }}
        />
      </div>
    </>
  )
}
