import { Stack, Table, Text, Title } from '@mantine/core'
import { IconReceipt } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { chartTablesText as words } from '#renderer/text/clients.ts'
import { dateFormat } from '#renderer/text/locale.ts'
import { moneyText } from '#renderer/text/money.ts'
import classes from './chart.module.css'

type Month = OutputOf<'clients.getFinances'>['months'][number]

const monthName = (month: string): string =>
  dateFormat({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))

/** The tab "Finances": what the completed, billable sessions come to, by month and service. */
export function ChartFinances({ clientId }: { readonly clientId: string }): JSX.Element {
  const { loaded, reload } = useLoaded('clients.getFinances', { clientId })
  if (loaded.state === 'failed') return <LoadFailed error={loaded.error} onRetry={reload} />
  if (loaded.state === 'loading') return <Waiting label={words.loading} widths={[180, '100%', '90%']} />
  const { months, totalCents, taxableCents } = loaded.data
  if (months.length === 0)
    return (
      <EmptyState icon={<IconReceipt size={28} />} title={words.noFinances}>
        {words.noFinancesHelp}
      </EmptyState>
    )
  return (
    <Stack gap="lg">
      <p className={classes['sum']}>
        <span>
          {words.allTotal}
          <Text span c="dimmed" display="block">
            {words.ofWhichTaxable(moneyText(taxableCents))}
          </Text>
        </span>
        <Text span fw={600} fz="lg">
          {moneyText(totalCents)}
        </Text>
      </p>
      {months.map((month) => (
        <MonthTable key={month.month} month={month} />
      ))}
    </Stack>
  )
}

function MonthTable({ month }: { readonly month: Month }): JSX.Element {
  const name = monthName(month.month)
  return (
    <section>
      <Title order={3} mb="xs">
        {name}
      </Title>
      <Table aria-label={name} className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.service}</Table.Th>
            <Table.Th w={90} ta="right">
              {words.count}
            </Table.Th>
            <Table.Th w={110} ta="right">
              {words.fee}
            </Table.Th>
            <Table.Th w={120} ta="right">
              {words.total}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {month.services.map((line) => (
            <Table.Tr key={`${line.name} ${line.feeCents} ${line.isTaxable}`}>
              <Table.Td>
                <bdi>{line.name}</bdi>{' '}
                {line.isTaxable && (
                  <Text span c="dimmed">
                    {words.taxable}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="right">{line.count}</Table.Td>
              <Table.Td ta="right">{moneyText(line.feeCents)}</Table.Td>
              <Table.Td ta="right">{moneyText(line.totalCents)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th colSpan={3}>{words.totalOf(name)}</Table.Th>
            <Table.Th ta="right">{moneyText(month.totalCents)}</Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </section>
  )
}
