import { Button, Group, Stack, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { Notice } from '#renderer/components/Notice.tsx'
import { failureText } from '#renderer/text/problems.ts'
import { syncText } from '#renderer/text/sync.ts'
import { request } from '#renderer/transport/client.ts'

type Props = { readonly held: NonNullable<SyncState['held']>; readonly onDecided: () => void }

/** Asks an owner whether what another PC took away at once is taken here, or put back everywhere (security.md S9). */
export function HeldQuestion({ held, onDecided }: Props): JSX.Element {
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const decide = async (take: boolean): Promise<void> => {
    setBusy(true)
    const decided = await request('sync.decideHeld', { hash: held.hash, take })
    setBusy(false)
    setProblem(decided.ok ? '' : failureText(decided.error))
    if (decided.ok) onDecided()
  }
  return (
    <Notice label={syncText.heldTitle}>
      <Stack gap="xs">
        <Text fw={600}>{syncText.heldTitle}</Text>
        <Text>{syncText.heldWhat(held.pcName, syncText.heldRows(held.rows))}</Text>
        <Text c="dimmed">{syncText.heldExplained}</Text>
        {problem !== '' && (
          <Text c="var(--mantine-color-error)" role="alert">
            {problem}
          </Text>
        )}
        <Group gap="xs">
          <Button size="xs" variant="default" disabled={isBusy} onClick={() => void decide(false)}>
            {syncText.heldRefuse}
          </Button>
          <Button size="xs" variant="default" disabled={isBusy} onClick={() => void decide(true)}>
            {syncText.heldTake}
          </Button>
        </Group>
      </Stack>
    </Notice>
  )
}
