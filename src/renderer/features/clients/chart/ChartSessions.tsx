import { Stack, Table, Text, Title } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { chartTablesText as words } from '#renderer/text/clients.ts'
import { shortTime } from '#renderer/text/time.ts'
import classes from './chart.module.css'

type Sessions = OutputOf<'clients.listSessions'>
type Line = Sessions['upcoming'][number]

/** The tab "Sessions": what is to come in date order, then what was, the latest first. */
export function ChartSessions({ clientId }: { readonly clientId: string }): JSX.Element {
  const { loaded, reload } = useLoaded('clients.listSessions', { clientId })
  if (loaded.state === 'failed') return <LoadFailed error={loaded.error} onRetry={reload} />
  if (loaded.state === 'loading') return <Waiting label={words.loading} widths={[180, '100%', '90%']} />
  const { upcoming, past, hasMoreUpcoming, hasMorePast, timezone } = loaded.data
  if (upcoming.length + past.length === 0)
    return (
      <EmptyState icon={<IconCalendar size={28} />} title={words.noSessions}>
        {words.noSessionsHelp}
      </EmptyState>
    )
  return (
    <Stack gap="lg">
      <Part title={words.upcoming} none={words.noUpcoming} lines={upcoming} timezone={timezone}>
        {hasMoreUpcoming && words.onlyNext(upcoming.length)}
      </Part>
      <Part title={words.past} none={words.noPast} lines={past} timezone={timezone}>
        {hasMorePast && words.onlyLatest(past.length)}
      </Part>
      <Text c="dimmed">{words.inTimezone(timezone)}</Text>
    </Stack>
  )
}

type PartProps = {
  readonly title: string
  readonly none: string
  readonly lines: readonly Line[]
  readonly timezone: string
  /** That there are more than are shown; false where all are. */
  readonly children: string | false
}

function Part({ title, none, lines, timezone, children }: PartProps): JSX.Element {
  return (
    <section>
      <Title order={3} mb="xs">
        {title}
      </Title>
      {lines.length === 0 && <Text c="dimmed">{none}</Text>}
      {lines.length > 0 && (
        <Table aria-label={title} className={classes['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={190}>{words.when}</Table.Th>
              <Table.Th>{words.service}</Table.Th>
              <Table.Th w={180}>{words.practitioner}</Table.Th>
              <Table.Th w={110}>{words.status}</Table.Th>
              <Table.Th w={80} ta="right">
                {words.length}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <SessionRow key={line.sessionId} line={line} timezone={timezone} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {children !== false && (
        <Text c="dimmed" mt="xs">
          {children}
        </Text>
      )}
    </section>
  )
}

function SessionRow({ line, timezone }: { readonly line: Line; readonly timezone: string }): JSX.Element {
  const isUsual = line.status === 'completed' || line.status === 'scheduled'
  return (
    <Table.Tr>
      <Table.Td>
        <time dateTime={new Date(line.startsAt).toISOString()}>{shortTime(line.startsAt, timezone)}</time>
      </Table.Td>
      <Table.Td>
        <bdi>{line.serviceName}</bdi>{' '}
        {!line.isDirect && (
          <Text span c="dimmed">
            {words.indirect}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <bdi>{line.practitionerName}</bdi>
      </Table.Td>
      <Table.Td>
        {isUsual ? (
          <Text span c="dimmed">
            {words.statuses[line.status]}
          </Text>
        ) : (
          <StatusBadge>{words.statuses[line.status]}</StatusBadge>
        )}
      </Table.Td>
      <Table.Td ta="right">{words.minutes(line.durationMinutes)}</Table.Td>
    </Table.Tr>
  )
}
