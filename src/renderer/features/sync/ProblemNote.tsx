import { Button, Group } from '@mantine/core'
import { IconCloudExclamation } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { SyncState } from '#shared/contract/sync.ts'
import { Notice } from '#renderer/components/Notice.tsx'
import { syncText } from '#renderer/text/sync.ts'
import { request } from '#renderer/transport/client.ts'
import { CopyDataQuestion } from './CopyDataQuestion.tsx'
import { Problem } from './Problem.tsx'

type Props = {
  readonly state: SyncState
  readonly pcs: OutputOf<'sync.getHub'>['pcs']
  readonly onChanged: () => void
}

/** Has this PC take another one's data, or lets that be, where its data differ. */
function CopyActs({ state, pcs, onChanged }: Props): JSX.Element | null {
  const [isAsking, setAsking] = useState(false)
  const own = pcs.find(({ isThisPc }) => isThisPc)?.version ?? null
  // Another version may know more, or less.
  const isSame = (version: string | null): boolean => own === null || version === null || version === own
  const sources = pcs.filter(
    ({ isThisPc, isRevoked, joinedAt, version }) =>
      !isThisPc && !isRevoked && joinedAt !== null && isSame(version),
  )
  const leave = async (): Promise<void> => {
    await request('sync.leaveCopy', {})
    onChanged()
  }
  if (state.copying?.isComing === true || (state.copying === null && state.differsFrom.length === 0))
    return null
  return (
    <Group mt="xs">
      {state.copying === null ? (
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          {syncText.copyAsk}
        </Button>
      ) : (
        <Button size="xs" variant="default" onClick={() => void leave()}>
          {syncText.copyLeave}
        </Button>
      )}
      {isAsking && (
        <CopyDataQuestion
          sources={sources}
          onDone={() => {
            setAsking(false)
            onChanged()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Group>
  )
}

/** Above the list of PCs, where an owner was sent to: what hinders the sync. Nothing where nothing does. */
export function ProblemNote(props: Props): JSX.Element {
  const { state } = props
  return (
    <div role="status">
      {(state.problem !== null || state.copying !== null) && (
        <Notice icon={<IconCloudExclamation size={16} />}>
          <strong>{syncText.states[state.problem === null ? 'working' : 'attention']}</strong>
          <Problem state={state} />
          <CopyActs {...props} />
        </Notice>
      )}
    </div>
  )
}
