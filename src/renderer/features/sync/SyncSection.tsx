import { Stack, Text } from '@mantine/core'
import type { JSX } from 'react'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { syncText } from '#renderer/text/sync.ts'
import { AccountForm } from './AccountForm.tsx'
import { ClockNotes } from './ClockNotes.tsx'
import { HeldQuestion } from './HeldQuestion.tsx'
import { isSyncNews } from './isSyncNews.ts'
import { PcList } from './PcList.tsx'
import { ProblemNote } from './ProblemNote.tsx'

/** The clinic's PCs and their hub (product.md 43); for owners. */
export function SyncSection(): JSX.Element | null {
  const { loaded, reload } = useLoaded('sync.getHub', {}, { when: isSyncNews })
  const { loaded: sync, reload: reloadSync } = useLoaded('sync.get', {}, { when: isSyncNews })
  const held = sync.state === 'ready' ? sync.data.held : null
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return <LoadFailed what={syncText.failed} error={loaded.error} onRetry={reload} />
  const { address } = loaded.data
  return (
    <Stack gap="md">
      <Text c="dimmed">{syncText.explained}</Text>
      {sync.state === 'ready' && held === null && (
        <ProblemNote state={sync.data} pcs={loaded.data.pcs} onChanged={reloadSync} />
      )}
      {held !== null && <HeldQuestion key={held.hash} held={held} onDecided={reloadSync} />}
      {sync.state === 'ready' && <ClockNotes clocks={sync.data.clocks} />}
      {address === null ? <AccountForm onMade={reload} /> : <PcList hub={loaded.data} onChanged={reload} />}
    </Stack>
  )
}
