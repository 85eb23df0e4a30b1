import { SegmentedControl, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { reportsText as words } from '#renderer/text/reports.ts'
import { calendarDay } from '#renderer/text/time.ts'
import { ChartFigure } from './ChartFigure.tsx'
import classes from './reports.module.css'
import { type Outcome, showOutcome, useReports } from './reportsStore.ts'
import { mostOf } from './series.ts'

const OUTCOMES = ['completed', 'scheduled', 'missed'] as const satisfies readonly Outcome[]

/** Sessions by service and week, for one outcome at a time. */
export function SessionsReport({ report }: { readonly report: OutputOf<'reports.sessions'> }): JSX.Element {
  const outcome = useReports((state) => state.outcome)
  const series = report.services.map((service) => ({
    name: service.name === '' ? words.unknownService : service.name,
    counts: service[outcome],
  }))
  return (
    <>
      {report.since !== null && (
        <Text c="dimmed" className={classes['note'] ?? ''}>
          {words.since(calendarDay(report.since))}
        </Text>
      )}
      <div className={classes['wide']}>
        <ChartFigure
          title={words.sessions}
          explanation={words.outcomesExplained[outcome]}
          kind="stacked"
          labelName={words.week}
          labels={report.weeks.map(calendarDay)}
          hasTotal
          series={mostOf(series, words.otherServices)}
          empty={{ title: words.noSessions, explanation: words.noSessionsExplained }}
        >
          <SegmentedControl
            className={classes['filter'] ?? ''}
            aria-label={words.outcome}
            data={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
            value={outcome}
            onChange={(value) => {
              const chosen = OUTCOMES.find((one) => one === value)
              if (chosen !== undefined) showOutcome(chosen)
            }}
          />
        </ChartFigure>
      </div>
    </>
  )
}
