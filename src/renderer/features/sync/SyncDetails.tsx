import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { syncText } from '#renderer/text/sync.ts'
import { request } from '#renderer/transport/client.ts'
import { ClockNotes } from './ClockNotes.tsx'
import { Problem } from './Problem.tsx'
import classes from './sync.module.css'

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
  const { kind, unsent, progress, setAside } = state
  const isOut = state.problem === 'revoked'
  const syncNow = async (): Promise<void> => {
    await request('sync.now', {})
    onReload()
  }
  if (kind === 'none') return <Text>{syncText.neverContact}</Text>
  return (
    <Stack gap="xs" className={classes['details'] ?? ''}>
      <Text fw={600}>{syncText.states[kind]}</Text>
      <Problem state={state} />
      {kind === 'waiting' && <Text>{syncText.waitingExplained}</Text>}
      {/* Who only begins to get the data has done nothing here yet. */}
      {kind !== 'joining' && (
        <Text>{isOut && unsent > 0 ? syncText.unsentStays(unsent) : syncText.unsent(unsent)}</Text>
      )}
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
        {!isOut && (
          <Button size="xs" variant="default" onClick={() => void syncNow()}>
            {syncText.now}
          </Button>
        )}
        {onOpenSync !== undefined && (
          <Button size="xs" variant="subtle" onClick={onOpenSync}>
            {syncText.open}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
