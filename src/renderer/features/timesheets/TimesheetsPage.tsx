import { Button, Group, Table, Tabs, Text, Title, UnstyledButton } from '@mantine/core'
import { IconFileTime } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { InputOf } from '#shared/contract/index.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { TabCount } from '#renderer/components/TabCount.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { daySpan } from '#renderer/text/sessions.ts'
import { shortTime } from '#renderer/text/time.ts'
import { hoursText, timesheetStatusLabels, timesheetsText as words } from '#renderer/text/timesheets.ts'
import { TimesheetModal } from './TimesheetModal.tsx'
import {
  isTimesheetNews,
  LISTED,
  openTimesheet,
  showStatus,
  type Summary,
  useTimesheets,
} from './timesheetsStore.ts'
import classes from './timesheets.module.css'

const LIMIT = 50
type Before = InputOf<'timesheets.list'>['before']

type Props = {
  /** Opens one's own sessions, of which timesheets are made; undefined for people who hold none. */
  readonly onOpenOwn: (() => void) | undefined
  /** Opens the switch in Settings; undefined for people who may not touch it. */
  readonly onOpenSwitch: (() => void) | undefined
}

/** Timesheets by their state (product.md 12): everybody's for reviewers, else one's own. */
export function TimesheetsPage({ onOpenOwn, onOpenSwitch }: Props): JSX.Element {
  const status = useTimesheets((state) => state.status)
  const { loaded } = useLoaded(
    'timesheets.list',
    { status, whose: 'all', before: null, limit: 1 },
    { when: isTimesheetNews },
  )
  const head = loaded.state === 'ready' ? loaded.data : null
  return (
    <div className={classes['page']}>
      <Group justify="space-between" mb="xs">
        <Title order={1}>{words.title}</Title>
        {head?.isOn === true && onOpenOwn !== undefined && (
          <Button variant="default" onClick={onOpenOwn}>
            {words.openOwn}
          </Button>
        )}
      </Group>
      {head?.isOn === false && (
        <Group gap="sm" mb="xs">
          <Text c="dimmed">
            {words.off}. {onOpenSwitch === undefined ? words.offExplained : words.offKept}
          </Text>
          {onOpenSwitch !== undefined && (
            <Button variant="default" size="xs" onClick={onOpenSwitch}>
              {words.openSwitch}
            </Button>
          )}
        </Group>
      )}
      <Tabs
        value={status}
        onChange={(next) => showStatus(LISTED.find((one) => one === next) ?? 'submitted')}
        className={classes['tabs'] ?? ''}
      >
        <Tabs.List aria-label={words.states}>
          {LISTED.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {words.tab(timesheetStatusLabels[one])}
              <TabCount count={head === null ? null : head.counts[one]} />
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={status} className={classes['body'] ?? ''}>
          <Page key={status} before={null} isOn={head?.isOn !== false} />
        </Tabs.Panel>
      </Tabs>
      <TimesheetModal />
    </div>
  )
}

/** Some of the list; the next ones follow on request, each page keeping itself up to date. */
function Page({ before, isOn }: { readonly before: Before; readonly isOn: boolean }): JSX.Element | null {
  const status = useTimesheets((state) => state.status)
  const asked = { status, whose: 'all', before, limit: LIMIT } as const
  const { loaded, reload } = useLoaded('timesheets.list', asked, { when: isTimesheetNews })
  const [hasNext, setHasNext] = useState(false)
  if (loaded.state === 'failed')
    return <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />
  if (loaded.state === 'loading') return null
  const { timesheets, hasMore, timezone } = loaded.data
  const last = timesheets.at(-1)
  if (timesheets.length === 0 && before === null) {
    return (
      <EmptyState icon={<IconFileTime size={32} stroke={1.5} />} title={words.empty[status]}>
        {isOn && words.emptyExplained}
      </EmptyState>
    )
  }
  return (
    <>
      <Rows timesheets={timesheets} timezone={timezone} />
      {hasMore && !hasNext && (
        <Button variant="subtle" my="sm" onClick={() => setHasNext(true)}>
          {words.more}
        </Button>
      )}
      {hasMore && hasNext && last !== undefined && (
        <Page before={{ submittedAt: last.submittedAt ?? 0, timesheetId: last.timesheetId }} isOn={isOn} />
      )}
    </>
  )
}

type RowsProps = { readonly timesheets: readonly Summary[]; readonly timezone: string }

function Rows({ timesheets, timezone }: RowsProps): JSX.Element {
  return (
    <Table className={classes['rows'] ?? ''} aria-label={words.title} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.practitioner}</Table.Th>
          <Table.Th>{words.period}</Table.Th>
          <Table.Th ta="right">{words.sessions}</Table.Th>
          <Table.Th ta="right">{words.hours}</Table.Th>
          <Table.Th>{words.reviewer}</Table.Th>
          <Table.Th ta="right">{words.submittedAt}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {timesheets.map((one) => {
          const span = daySpan(one.from, one.until)
          return (
            <Table.Tr
              key={one.timesheetId}
              onClick={() => openTimesheet(one.timesheetId)}
              className={classes['row'] ?? ''}
            >
              <Table.Td className={classes['name'] ?? ''}>
                <UnstyledButton
                  fw={600}
                  data-timesheet={one.timesheetId}
                  aria-label={words.open(one.practitionerName, span)}
                  onClick={(event) => {
                    event.stopPropagation()
                    openTimesheet(one.timesheetId)
                  }}
                >
                  <bdi>{one.practitionerName}</bdi>
                </UnstyledButton>
              </Table.Td>
              <Table.Td>{span}</Table.Td>
              <Table.Td ta="right">{one.sessionCount}</Table.Td>
              <Table.Td ta="right">{hoursText(one.minutes)}</Table.Td>
              <Table.Td className={classes['name'] ?? ''}>
                <bdi>{one.decidedByName === '' ? one.reviewerName : words.decidedBy(one.decidedByName)}</bdi>
              </Table.Td>
              <Table.Td ta="right">
                {one.submittedAt === null ? '' : shortTime(one.submittedAt, timezone)}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
