import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { JSX } from 'react'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { backupFailureText, backupsText as words } from '#renderer/text/backups.ts'
import classes from './backups.module.css'
import { isBackupNews } from './isBackupNews.ts'

/** In the header, for owners: that the last backup failed. Nothing where none did. */
export function BackupIndicator({ onOpen }: { readonly onOpen: () => void }): JSX.Element | null {
  const { loaded } = useLoaded('backups.get', {}, isBackupNews)
  if (loaded.state !== 'ready' || loaded.data.failed === null) return null
  return (
    <Tooltip label={backupFailureText[loaded.data.failed.why]} multiline maw={320}>
      <UnstyledButton className={classes['indicator']} onClick={onOpen}>
        <IconAlertTriangle size={16} aria-hidden="true" />
        {words.failedLately}
      </UnstyledButton>
    </Tooltip>
  )
}
