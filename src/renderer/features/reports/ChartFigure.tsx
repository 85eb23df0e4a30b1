import { Skeleton, Text, Title } from '@mantine/core'
import { lazy, Suspense, useId, type JSX, type ReactNode } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { reportsText as words } from '#renderer/text/reports.ts'
import { CountTable } from './CountTable.tsx'
import classes from './reports.module.css'
import type { Series } from './series.ts'

const Chart = lazy(async () => ({ default: (await import('./Chart.tsx')).Chart }))
const HEIGHT = 260

type Props = {
  readonly title: string
  readonly explanation: string
  readonly kind: 'stacked' | 'lines' | 'rows'
  /** What the labels are: "Day", "Week of", "State". */
  readonly labelName: string
  readonly labels: readonly string[]
  readonly series: readonly Series[]
  readonly hasTotal?: boolean
  /** Two columns wide, where there are two. */
  readonly isWide?: boolean
  readonly empty?: { readonly title: string; readonly explanation: string }
  /** Between heading and picture. */
  readonly children?: ReactNode
}

/** Numbers as a picture and, for everybody and every reader, as a table under it. */
export function ChartFigure(props: Props): JSX.Element {
  const { title, explanation, kind, labels, series, empty, children, isWide = false } = props
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes['figure']} data-wide={isWide || undefined}>
      <Title order={2} id={id}>
        {title}
      </Title>
      <Text c="dimmed">{explanation}</Text>
      {children}
      {series.length === 0 && empty !== undefined ? (
        <EmptyState title={empty.title}>{empty.explanation}</EmptyState>
      ) : (
        <>
          <div className={classes['chart']} role="img" aria-label={words.chart(title)}>
            <div aria-hidden="true" inert>
              <Suspense fallback={<Skeleton height={HEIGHT} className={classes['late']} />}>
                <Chart kind={kind} labels={labels} series={series} />
              </Suspense>
            </div>
          </div>
          <CountTable {...props} />
        </>
      )}
    </section>
  )
}
