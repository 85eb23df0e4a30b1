import { Table } from '@mantine/core'
import type { JSX } from 'react'
import { reportsText as words } from '#renderer/text/reports.ts'
import classes from './reports.module.css'
import type { Series } from './series.ts'

type Props = {
  readonly title: string
  readonly labelName: string
  readonly labels: readonly string[]
  readonly series: readonly Series[]
  readonly hasTotal?: boolean
}

/** The numbers of a chart as a table: a row for each label, the newest first; it scrolls with the keyboard. */
export function CountTable({ title, labelName, labels, series, hasTotal }: Props): JSX.Element {
  const rows = labels.map((label, index) => ({ label, index })).toReversed()
  const total = (index: number): number => series.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0)
  return (
    <div className={classes['tableBox']} tabIndex={0} role="region" aria-label={words.table(title)}>
      <Table stickyHeader horizontalSpacing={6} className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{labelName}</Table.Th>
            {series.map(({ name }) => (
              <Table.Th key={name} scope="col" className={classes['number'] ?? ''}>
                <bdi>{name}</bdi>
              </Table.Th>
            ))}
            {hasTotal === true && (
              <Table.Th scope="col" className={classes['number'] ?? ''}>
                {words.total}
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ label, index }) => (
            <Table.Tr key={index}>
              <Table.Th scope="row">{label}</Table.Th>
              {series.map(({ name, counts }) => (
                <Table.Td key={name} className={classes['number'] ?? ''}>
                  {words.number(counts[index] ?? 0)}
                </Table.Td>
              ))}
              {hasTotal === true && (
                <Table.Td className={classes['number'] ?? ''}>{words.number(total(index))}</Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
