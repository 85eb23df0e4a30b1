import { Text } from '@mantine/core'
import type { JSX } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { syncText } from '#renderer/text/sync.ts'

/** What hinders the sync, on which PCs, and what to do, in words. Nothing where nothing hinders. */
export function Problem({ state: { problem, differsFrom } }: { readonly state: SyncState }): JSX.Element {
  return (
    <>
      {problem !== null && <Text>{syncText.problems[problem]}</Text>}
      {differsFrom.length > 0 && (
        <>
          <Text>{syncText.differsFrom(differsFrom)}</Text>
          <Text c="dimmed">{syncText.differsExplained}</Text>
        </>
      )}
    </>
  )
}
