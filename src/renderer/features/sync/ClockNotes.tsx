import { Text } from '@mantine/core'
import type { JSX } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { syncText } from '#renderer/text/sync.ts'
import classes from './sync.module.css'

type Props = { readonly clocks: SyncState['clocks'] }

/** Which clocks are far off, in words; nothing where none is. */
export function ClockNotes({ clocks: { own, others } }: Props): JSX.Element {
  return (
    <>
      {own !== null && <Text className={classes['needsYou'] ?? ''}>{syncText.clockOwn(own)}</Text>}
      {others.map(({ pcName, aheadMs }) => (
        <Text key={pcName} className={classes['needsYou'] ?? ''}>
          {syncText.clockOther(pcName, aheadMs)}
        </Text>
      ))}
    </>
  )
}
