import { Button, Table, Text } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import type { JSX } from 'react'
import { visibleText } from '#shared/domain/visibleText.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { logsText, whoSawText as words } from '#renderer/text/logs.ts'
import { fullTime } from '#renderer/text/time.ts'
import { countText } from '#renderer/text/users.ts'
import type { Seen } from './useViewers.ts'
import classes from './logs.module.css'

type Ready = Extract<Seen, { readonly state: 'ready' }>

type Viewer = Pick<Ready['views'][number], 'userId' | 'emergencyName'>

function viewerName({ userId, emergencyName }: Viewer, names: Ready['names']): string {
  if (userId !== null) return names[userId] ?? logsText.nothing
  return emergencyName === null ? words.program : words.emergency(visibleText(emergencyName, 100))
}

function Summary({ seen }: { readonly seen: Ready }): JSX.Element {
  return (
    <Table verticalSpacing={6} className={classes['viewers'] ?? ''} aria-label={words.title(seen.clientName)}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.person}</Table.Th>
          <Table.Th>{words.pc}</Table.Th>
          <Table.Th className={classes['number'] ?? ''}>{words.times}</Table.Th>
          <Table.Th className={classes['number'] ?? ''}>{words.first}</Table.Th>
          <Table.Th className={classes['number'] ?? ''}>{words.last}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {seen.people.map(({ deviceId, times, firstAt, lastAt, ...viewer }) => (
          <Table.Tr key={`${viewer.userId} ${viewer.emergencyName} ${deviceId}`}>
            <Table.Td fw={600}>
              <bdi>{viewerName(viewer, seen.names)}</bdi>
            </Table.Td>
            <Table.Td>
              <bdi>{seen.names[deviceId] ?? logsText.unknownPc}</bdi>
            </Table.Td>
            <Table.Td className={classes['number'] ?? ''}>{countText(times)}</Table.Td>
            <Table.Td className={classes['number'] ?? ''}>
              <DateText at={firstAt} />
            </Table.Td>
            <Table.Td className={classes['number'] ?? ''}>
              <DateText at={lastAt} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function EachTime({ seen }: { readonly seen: Ready }): JSX.Element {
  return (
    <section aria-labelledby="each-time">
      <Text component="h3" id="each-time" fw={600} mb={4}>
        {words.each}
      </Text>
      <ul className={classes['times']}>
        {seen.views.map(({ at, seq, deviceId, ...viewer }) => (
          <li key={`${deviceId} ${seq}`}>
            <time dateTime={new Date(at).toISOString()}>{fullTime(at)}</time>
            <bdi>{viewerName(viewer, seen.names)}</bdi>
            <bdi className={classes['quiet']}>{seen.names[deviceId] ?? logsText.unknownPc}</bdi>
          </li>
        ))}
      </ul>
      {seen.more !== null && (
        <Button variant="subtle" onClick={seen.more}>
          {words.more}
        </Button>
      )}
    </section>
  )
}

/** The people who saw a client, each with how often, and every single time below. */
export function Viewers({ seen }: { readonly seen: Exclude<Seen, { state: 'loading' }> }): JSX.Element {
  if (seen.state === 'failed')
    return <LoadFailed error={seen.error} what={words.failed} onRetry={seen.again} />
  if (seen.people.length === 0) {
    return (
      <EmptyState icon={<IconEyeOff size={28} />} title={words.nobodyTitle}>
        {words.nobody}
      </EmptyState>
    )
  }
  return (
    <>
      <Text c="dimmed" size="sm">
        {words.explained}
      </Text>
      <Summary seen={seen} />
      <EachTime seen={seen} />
    </>
  )
}
