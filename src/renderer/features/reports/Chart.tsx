import { BarChart, LineChart } from '@mantine/charts'
import type { JSX } from 'react'
import { reportsText as words } from '#renderer/text/reports.ts'
import { colourOf, type Series } from './series.ts'

type Props = {
  readonly kind: 'stacked' | 'lines' | 'rows'
  readonly labels: readonly string[]
  readonly series: readonly Series[]
}

/** Room for the longest name of a row. */
const NAMES_WIDTH = 192
/** Without it the topmost number of the scale slips under its line. */
const margin = { top: 10, right: 8 }
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
  }
  if (kind === 'rows')
    return (
      <BarChart
        {...common}
        orientation="vertical"
        gridAxis="y"
        maxBarWidth={24}
        yAxisProps={{ width: NAMES_WIDTH, interval: 0 }}
        xAxisProps={{ allowDecimals: false }}
        barChartProps={{ margin }}
        barProps={{ isAnimationActive: false }}
      />
    )
  const axes = {
    yAxisProps: { allowDecimals: false, width: 44 },
    xAxisProps: { interval: 'preserveStartEnd' as const },
  }
  if (kind === 'lines' && labels.length >= FEWEST_FOR_LINES)
    return (
      <LineChart
        {...common}
        {...axes}
        curveType="linear"
        lineChartProps={{ margin }}
        lineProps={{ isAnimationActive: false }}
      />
    )
  return (
    <BarChart
      {...common}
      {...axes}
      type={kind === 'stacked' ? 'stacked' : 'default'}
      maxBarWidth={48}
      barChartProps={{ margin }}
      barProps={{ isAnimationActive: false }}
    />
  )
}
