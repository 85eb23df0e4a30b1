import { IconClockExclamation } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { Notice } from '#renderer/components/Notice.tsx'
import { syncText } from '#renderer/text/sync.ts'

type Props = { readonly clocks: SyncState['clocks'] }

/** Which clocks are far off, in words; nothing where none is. */
export function ClockNotes({ clocks: { own, others } }: Props): JSX.Element {
  const icon = <IconClockExclamation size={16} />
  return (
    <>
      {own !== null && <Notice icon={icon}>{syncText.clockOwn(own)}</Notice>}
      {others.map(({ pcName, aheadMs }) => (
        <Notice key={pcName} icon={icon}>
          {syncText.clockOther(pcName, aheadMs)}
        </Notice>
      ))}
    </>
  )
}
