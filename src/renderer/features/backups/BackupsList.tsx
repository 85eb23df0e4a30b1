import { Button, Title, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { backupProblemText, backupsText as words } from '#renderer/text/backups.ts'
import { sizeText } from '#renderer/text/settings.ts'
import { fullTime } from '#renderer/text/time.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './backups.module.css'
import { isBackupNews } from './isBackupNews.ts'

type Backup = OutputOf<'backups.list'>['backups'][number]

function Row({
  backup,
  onChecked,
}: {
  readonly backup: Backup
  readonly onChecked: () => void
}): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const check = async (): Promise<void> => {
    setBusy(true)
    await request('backups.check', { backupId: backup.backupId })
    setBusy(false)
    onChecked()
  }
  return (
    <tr>
      <td>
        <DateText at={backup.madeAt} />
      </td>
      <td data-number="true">{sizeText(backup.bytes)}</td>
      <td>
        {backup.problem === null ? (
          <StatusBadge icon={<IconCheck size={14} aria-hidden="true" />}>
            {words.sound}, <DateText at={backup.checkedAt} />
          </StatusBadge>
        ) : (
          <StatusBadge tone="wrong" icon={<IconAlertTriangle size={14} aria-hidden="true" />}>
            {backupProblemText[backup.problem]}
          </StatusBadge>
        )}
      </td>
      <td data-number="true">
        <Button
          variant="default"
          size="compact-sm"
          loading={isBusy}
          aria-label={words.checkOf(fullTime(backup.madeAt))}
          onClick={() => void check()}
        >
          {words.check}
        </Button>
      </td>
    </tr>
  )
}

/** The backups in the folder of this PC, each with the way to look at all of it again. */
export function BackupsList(): JSX.Element | null {
  const { loaded, reload } = useLoaded('backups.list', {}, isBackupNews)
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />
  const { backups } = loaded.data
  if (backups.length === 0) return <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
  return (
    <section aria-labelledby="settings-backups-list">
      <Title order={3} id="settings-backups-list" mb="xs">
        {words.list}
      </Title>
      <table className={classes['table']} aria-labelledby="settings-backups-list">
        <thead>
          <tr>
            <th scope="col">{words.date}</th>
            <th scope="col" data-number="true">
              {words.size}
            </th>
            <th scope="col">{words.state}</th>
            <th scope="col">
              <VisuallyHidden>{words.check}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => (
            <Row key={backup.backupId} backup={backup} onChecked={reload} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
