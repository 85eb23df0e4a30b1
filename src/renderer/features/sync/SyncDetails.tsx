import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { syncText } from '#renderer/text/sync.ts'
import { request } from '#renderer/transport/client.ts'
import { ClockNotes } from './ClockNotes.tsx'

type Props = {
  readonly state: SyncState
  readonly onReload: () => void
  readonly onOpenSync: (() => void) | undefined
}

/** When the hub and this PC last had the same, or last spoke. */
function LastTime({ state: { kind, inStepSince, lastContactAt } }: Pick<Props, 'state'>): JSX.Element {
  const isInStep = kind === 'inStep' && inStepSince !== null
  const at = isInStep ? inStepSince : lastContactAt
  if (at === null) return <Text c="dimmed">{syncText.neverContact}</Text>
  return (
    <Text c="dimmed">
      {isInStep ? syncText.inStepSince : syncText.lastContact} <DateText at={at} />.
    </Text>
  )
}

/** What lies behind the sync state: what waits, what hinders, and what can be done. */
export function SyncDetails({ state, onReload, onOpenSync }: Props): JSX.Element {
  const { kind, problem, unsent, progress, setAside, differsFrom } = state
  const syncNow = async (): Promise<void> => {
    await request('sync.now', {})
    onReload()
  }
  if (kind === 'none') return <Text>{syncText.neverContact}</Text>
  return (
    <Stack gap="xs">
      <Text fw={600}>{syncText.states[kind]}</Text>
      {problem !== null && <Text>{syncText.problems[problem]}</Text>}
      {differsFrom.length > 0 && (
        <>
          <Text>{syncText.differsFrom(differsFrom)}</Text>
          <Text c="dimmed">{syncText.differsExplained}</Text>
        </>
      )}
      {kind === 'waiting' && <Text>{syncText.waitingExplained}</Text>}
      <Text>{syncText.unsent(unsent)}</Text>
      {setAside > 0 && <Text>{syncText.setAside(setAside)}</Text>}
      <ClockNotes clocks={state.clocks} />
      {progress !== null && progress.total > 0 && (
        <>
          <Progress value={(100 * progress.done) / progress.total} aria-label={syncText.states[kind]} />
          <Text c="dimmed" size="sm">
            {syncText.progress(progress.done, progress.total)}
          </Text>
        </>
      )}
      <LastTime state={state} />
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => void syncNow()}>
          {syncText.now}
        </Button>
        {onOpenSync !== undefined && (
          <Button size="xs" variant="subtle" onClick={onOpenSync}>
            {syncText.open}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
