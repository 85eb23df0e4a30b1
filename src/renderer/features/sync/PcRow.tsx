import { Button, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { syncText } from '#renderer/text/sync.ts'
import classes from './sync.module.css'

type Pc = OutputOf<'sync.getHub'>['pcs'][number]
type Props = { readonly pc: Pc; readonly onRename: () => void; readonly onTakeOut: () => void }

/** One PC: its name, when it synced last, what waits on it. */
export function PcRow({ pc, onRename, onTakeOut }: Props): JSX.Element {
  return (
    <li className={classes['row']}>
      <div className={classes['who']}>
        <bdi className={classes['name']}>{pc.name}</bdi>
        <Text c="dimmed" size="sm">
          {pc.joinedAt === null ? (
            syncText.notRead
          ) : (
            <>
              {syncText.joined} <DateText at={pc.joinedAt} />
            </>
          )}
          {' · '}
          {pc.lastSyncAt === null ? (
            syncText.notHeard
          ) : (
            <>
              {syncText.lastSync} <DateText at={pc.lastSyncAt} />
            </>
          )}
          {pc.unsent !== null && pc.unsent > 0 && <> · {syncText.unsentShort(pc.unsent)}</>}
          {pc.version !== null && <> · {syncText.version(pc.version)}</>}
        </Text>
      </div>
      {pc.isThisPc && <StatusBadge>{syncText.thisPc}</StatusBadge>}
      {pc.isRevoked && <StatusBadge>{syncText.revoked}</StatusBadge>}
      {!pc.isRevoked && pc.joinedAt !== null && (
        <Button variant="subtle" size="xs" aria-label={syncText.renameOf(pc.name)} onClick={onRename}>
          {syncText.rename}
        </Button>
      )}
      {!pc.isRevoked && !pc.isThisPc && (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          aria-label={syncText.takeOf(pc.name)}
          onClick={onTakeOut}
        >
          {syncText.take}
        </Button>
      )}
    </li>
  )
}
