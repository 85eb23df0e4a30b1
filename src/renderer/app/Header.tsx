import { ActionIcon, Kbd, Tooltip, UnstyledButton } from '@mantine/core'
import { palette } from './palette.ts'
import { IconDeviceDesktop, IconLock, IconSearch } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { BackupIndicator } from '#renderer/features/backups/index.ts'
import { MailIndicator } from '#renderer/features/mail/index.ts'
import { SyncIndicator } from '#renderer/features/sync/index.ts'
import { frameText } from '#renderer/text/frame.ts'
import type { Person } from './person.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { SampleBadge } from './SampleBadge.tsx'
import { lockDesk } from './useLock.ts'
import classes from './frame.module.css'

type Props = {
  readonly start: OutputOf<'start.get'>
  readonly person: Person
  readonly onOpenMail: () => void
  readonly onOpenSync: () => void
  readonly onOpenBackups: () => void
}

function ThisPcOnly(): JSX.Element {
  return (
    <Tooltip label={frameText.thisPcOnlyTooltip}>
      <span className={classes['sync']}>
        <IconDeviceDesktop size={16} aria-hidden="true" />
        <span className={classes['wide']}>{frameText.thisPcOnly}</span>
      </span>
    </Tooltip>
  )
}

/** The line on top: clinic, search, sync state, lock, person. */
export function Header({ start, person, onOpenMail, onOpenSync, onOpenBackups }: Props): JSX.Element {
  return (
    <header className={classes['header']}>
      <bdi className={classes['clinic']} title={start.clinicName ?? ''}>
        {start.clinicName}
      </bdi>
      {start.isSample && <SampleBadge />}
      <UnstyledButton className={classes['search']} title={frameText.searchTooltip} onClick={palette.open}>
        <IconSearch size={16} aria-hidden="true" />
        <span className={classes['searchWord']}>{frameText.search}</span>
        <Kbd size="xs" aria-hidden="true">
          {frameText.searchKeys}
        </Kbd>
      </UnstyledButton>
      {person.rights['backups.manage'] !== undefined && <BackupIndicator onOpen={onOpenBackups} />}
      {person.rights['settings.edit'] !== undefined && <MailIndicator onOpen={onOpenMail} />}
      <SyncIndicator
        alone={<ThisPcOnly />}
        onOpenSync={person.rights['devices.manage'] === undefined ? undefined : onOpenSync}
      />
      <Tooltip label={frameText.lockTooltip}>
        <ActionIcon size={32} aria-label={frameText.lock} onClick={() => void lockDesk()}>
          <IconLock size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <PersonMenu person={person} />
    </header>
  )
}
