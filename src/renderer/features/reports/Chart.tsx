import { BarChart, LineChart } from '@mantine/charts'
import type { JSX } from 'react'
import { reportsText as words } from '#renderer/text/reports.ts'
import { colourOf, type Series } from './series.ts'

type Props = {
  readonly kind: 'stacked' | 'lines'
  readonly labels: readonly string[]
  readonly series: readonly Series[]
}

/** Below this many columns lines would be dots. */
const FEWEST_FOR_LINES = 3
const HEIGHT = 260

/** A picture of some lines of numbers. In a chunk of its own: the drawing library is large. */
export function Chart({ kind, labels, series }: Props): JSX.Element {
  const data = labels.map((label, index) => ({
    label,
    ...Object.fromEntries(series.map(({ counts }, at) => [`s${at}`, counts[index] ?? 0])),
  }))
  const lines = series.map(({ name, colour }, at) => ({
    name: `s${at}`,
    label: name,
    color: colour ?? colourOf(at),
  }))
  const common = {
    h: HEIGHT,
    data,
    dataKey: 'label',
    series: lines,
    withLegend: series.length > 1,
    legendProps: { verticalAlign: 'bottom' as const },
    valueFormatter: words.number,
    tooltipAnimationDuration: 0,
    yAxisProps: { allowDecimals: false, width: 44 },
    xAxisProps: { interval: 'preserveStartEnd' as const },
  }
  if (kind === 'lines' && labels.length >= FEWEST_FOR_LINES)
    return <LineChart {...common} curveType="linear" lineProps={{ isAnimationActive: false }} />
  return (
    <BarChart
      {...common}
      type={kind === 'stacked' ? 'stacked' : 'default'}
      maxBarWidth={48}
      barProps={{ isAnimationActive: false }}
    />
  )
}
