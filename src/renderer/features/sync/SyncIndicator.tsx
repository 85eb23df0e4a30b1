import { Popover, UnstyledButton } from '@mantine/core'
import { IconCloudCheck, IconCloudExclamation, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useState, type JSX, type ReactNode } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { syncText } from '#renderer/text/sync.ts'
import { isSyncNews } from './isSyncNews.ts'
import { SyncDetails } from './SyncDetails.tsx'
import classes from './sync.module.css'

const ICONS = {
  inStep: IconCloudCheck,
  working: IconCloudUp,
  joining: IconCloudUp,
  waiting: IconCloudOff,
  attention: IconCloudExclamation,
} as const satisfies Readonly<Record<Exclude<SyncState['kind'], 'none'>, typeof IconCloudCheck>>

type Props = {
  /** Shown where the clinic has one PC and no hub. */
  readonly alone: ReactNode
  /** Opens the list of PCs; undefined for people who may not. */
  readonly onOpenSync: (() => void) | undefined
}

/** At the top right: how it stands between this PC and the others, with the details behind it. */
export function SyncIndicator({ alone, onOpenSync }: Props): JSX.Element | null {
  const { loaded, reload } = useLoaded('sync.get', {}, { when: isSyncNews })
  const [isOpen, setOpen] = useState(false)
  if (loaded.state !== 'ready') return null
  const { kind, unsent } = loaded.data
  if (kind === 'none') return <>{alone}</>
  const Icon = ICONS[kind]
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={372}
      position="bottom-end"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <UnstyledButton
          className={classes['indicator']}
          data-kind={kind}
          onClick={() => setOpen((before) => !before)}
        >
          <Icon size={16} aria-hidden="true" />
          <span className={classes['word']}>{syncText.states[kind]}</span>
          {unsent > 0 && <span>{syncText.unsentShort(unsent)}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={syncText.label}>
        <SyncDetails
          state={loaded.data}
          onReload={reload}
          onOpenSync={
            onOpenSync === undefined
              ? undefined
              : () => {
                  setOpen(false)
                  onOpenSync()
                }
          }
        />
      </Popover.Dropdown>
    </Popover>
  )
}
