import { Table } from '@mantine/core'
import type { JSX } from 'react'
import { clockTime } from '#renderer/text/sessions.ts'
import { calendarDay } from '#renderer/text/time.ts'
import {
  accountSessionsText,
  hoursText,
  timesheetStatusLabels,
  timesheetsText as words,
} from '#renderer/text/timesheets.ts'
import type { Sheet } from './weeks.ts'
import classes from './timesheets.module.css'

type Line = Sheet['lines'][number] & { readonly timesheet?: 'submitted' | 'approved' | null }
type Props = { readonly lines: readonly Line[]; readonly label: string; readonly hasState?: boolean }

/** Sessions of a timesheet or a period, one line each. */
export function LinesTable({ lines, label, hasState = false }: Props): JSX.Element {
  const { columns } = words
  return (
    <Table className={classes['lines'] ?? ''} verticalSpacing={4} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{columns.day}</Table.Th>
          <Table.Th ta="right">{columns.time}</Table.Th>
          <Table.Th>{columns.client}</Table.Th>
          <Table.Th>{columns.service}</Table.Th>
          {hasState && <Table.Th>{columns.state}</Table.Th>}
          <Table.Th ta="right">{columns.hours}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.sessionId}>
            <Table.Td>{calendarDay(line.day)}</Table.Td>
            <Table.Td ta="right">{clockTime(line.startMinute)}</Table.Td>
            <Table.Td className={classes['name'] ?? ''}>
              <bdi>{line.clientName ?? words.hiddenClient}</bdi>
            </Table.Td>
            <Table.Td className={classes['name'] ?? ''}>
              <bdi>{line.serviceName}</bdi>
            </Table.Td>
            {hasState && (
              <Table.Td c="dimmed">
                {line.timesheet === undefined || line.timesheet === null
                  ? accountSessionsText.free
                  : timesheetStatusLabels[line.timesheet]}
              </Table.Td>
            )}
            <Table.Td ta="right">{hoursText(line.durationMinutes)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
