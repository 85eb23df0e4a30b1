import { BarChart } from '@mantine/charts'
import type { JSX } from 'react'
import { hoursText } from '#renderer/text/timesheets.ts'
import { calendarDay } from '#renderer/text/time.ts'
import { namesOf, type Weeks } from './weeks.ts'

const HEIGHT = 200
const COLOURS = ['accent.6', 'blue.6', 'orange.6', 'grape.6', 'lime.7', 'pink.6', 'cyan.7', 'gray.6'] as const

/** Hours per week and service as bars. In a chunk of its own: the drawing library is large. */
export function TotalsChart({ weeks }: { readonly weeks: Weeks }): JSX.Element {
  const names = namesOf(weeks)
  const data = weeks.map(({ monday, services }) => ({
    week: calendarDay(monday),
    ...Object.fromEntries(
      services.map((one) => [`s${names.findIndex(([id]) => id === one.serviceId)}`, one.minutes / 60]),
    ),
  }))
  return (
    <BarChart
      h={HEIGHT}
      data={data}
      dataKey="week"
      type="stacked"
      series={names.map(([, name], at) => ({
        name: `s${at}`,
        label: name,
        color: COLOURS[at % COLOURS.length] ?? 'gray.6',
      }))}
      withLegend={names.length > 1}
      legendProps={{ verticalAlign: 'bottom' }}
      valueFormatter={(hours) => hoursText(hours * 60)}
      tooltipAnimationDuration={0}
      maxBarWidth={48}
      yAxisProps={{ width: 52 }}
      // Without it the topmost number of the scale slips under its line.
      barChartProps={{ margin: { top: 10 } }}
      barProps={{ isAnimationActive: false }}
    />
  )
}
