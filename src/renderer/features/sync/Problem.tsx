import { Text } from '@mantine/core'
import type { JSX } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { syncText } from '#renderer/text/sync.ts'

/** What hinders the sync, on which PCs, and what to do, in words. Nothing where nothing hinders. */
export function Problem({ state }: { readonly state: SyncState }): JSX.Element {
  const { problem, differsFrom, copying } = state
  return (
    <>
      {problem !== null && <Text>{syncText.problems[problem]}</Text>}
      {differsFrom.length > 0 && <Text>{syncText.differsFrom(differsFrom)}</Text>}
      {differsFrom.length > 0 && copying === null && <Text c="dimmed">{syncText.differsExplained}</Text>}
      {copying !== null && (
        <Text>
          {copying.isComing ? syncText.copyComes(copying.fromName) : syncText.copyWaits(copying.fromName)}
        </Text>
      )}
    </>
  )
}
