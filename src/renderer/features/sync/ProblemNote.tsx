import { IconCloudExclamation } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { Notice } from '#renderer/components/Notice.tsx'
import { syncText } from '#renderer/text/sync.ts'
import { Problem } from './Problem.tsx'

/** Above the list of PCs, where an owner was sent to: what hinders the sync. Nothing where nothing does. */
export function ProblemNote({ state }: { readonly state: SyncState }): JSX.Element {
  return (
    <div role="status">
      {state.problem !== null && (
        <Notice icon={<IconCloudExclamation size={16} />}>
          <strong>{syncText.states.attention}</strong>
          <Problem state={state} />
        </Notice>
      )}
    </div>
  )
}
