import { Skeleton, Table, Title } from '@mantine/core'
import { lazy, Suspense, useId, type JSX } from 'react'
import { calendarDay } from '#renderer/text/time.ts'
import { hoursText, timesheetsText as words } from '#renderer/text/timesheets.ts'
import { sumOf, type Weeks } from './weeks.ts'
import classes from './timesheets.module.css'

const TotalsChart = lazy(async () => ({ default: (await import('./TotalsChart.tsx')).TotalsChart }))
const HEIGHT = 200

/** Totals by week and service: a picture, and the same as a table, which is its form for every reader. */
export function Totals({ weeks }: { readonly weeks: Weeks }): JSX.Element {
  const id = useId()
  const sum = sumOf(weeks)
  return (
    <section aria-labelledby={id}>
      <Title order={3} id={id} mt="md" mb="xs">
        {words.totals}
      </Title>
      <div role="img" aria-label={words.chart}>
        <div aria-hidden="true" inert>
          <Suspense fallback={<Skeleton height={HEIGHT} />}>
            <TotalsChart weeks={weeks} />
          </Suspense>
        </div>
      </div>
      <Table className={classes['totals'] ?? ''} verticalSpacing={4} aria-labelledby={id}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.week}</Table.Th>
            <Table.Th>{words.columns.service}</Table.Th>
            <Table.Th ta="right">{words.sessions}</Table.Th>
            <Table.Th ta="right">{words.hours}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {weeks.flatMap(({ monday, services }) =>
            services.map((one) => (
              <Table.Tr key={`${monday}.${one.serviceId}`}>
                <Table.Td>{calendarDay(monday)}</Table.Td>
                <Table.Td className={classes['name'] ?? ''}>
                  <bdi>{one.serviceName}</bdi>
                </Table.Td>
                <Table.Td ta="right">{one.sessions}</Table.Td>
                <Table.Td ta="right">{hoursText(one.minutes)}</Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row" colSpan={2}>
              {words.sum}
            </Table.Th>
            <Table.Td ta="right">{sum.sessions}</Table.Td>
            <Table.Td ta="right">{hoursText(sum.minutes)}</Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </section>
  )
}
