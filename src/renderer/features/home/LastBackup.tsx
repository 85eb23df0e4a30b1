import { Button } from '@mantine/core'
import { IconDatabase } from '@tabler/icons-react'
import type { JSX } from 'react'
import { DateText } from '#renderer/components/DateText.tsx'
import { Notice } from '#renderer/components/Notice.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { homeText as words } from '#renderer/text/home.ts'

/** When the last backup of this PC was made, for owners; stands out where there is none, or the last try failed. */
export function LastBackup({ onOpen }: { readonly onOpen: () => void }): JSX.Element | null {
  const { loaded } = useLoaded('backups.get', {}, { when: ({ name }) => name === 'backups.changed' })
  if (loaded.state !== 'ready') return null
  const { lastMadeAt, failed } = loaded.data
  const isTrouble = lastMadeAt === null || failed !== null
  const said = (
    <>
      {lastMadeAt === null ? words.noBackup : words.lastBackup}{' '}
      {lastMadeAt !== null && <DateText at={lastMadeAt} />}
      {failed !== null && ` · ${words.backupFailed}`}
    </>
  )
  return (
    <Notice
      tone={isTrouble ? 'attention' : 'quiet'}
      label={words.backup}
      icon={<IconDatabase size={16} />}
      acts={
        <Button variant={isTrouble ? 'default' : 'subtle'} size="xs" onClick={onOpen}>
          {words.openBackups}
        </Button>
      }
    >
      {isTrouble ? <strong>{said}</strong> : said}
    </Notice>
  )
}
