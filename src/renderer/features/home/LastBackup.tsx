import { Button, Text } from '@mantine/core'
import { IconDatabase } from '@tabler/icons-react'
import type { JSX } from 'react'
import { DateText } from '#renderer/components/DateText.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { homeText as words } from '#renderer/text/home.ts'
import classes from './home.module.css'

/** When the last backup of this PC was made, for owners; stands out where there is none, or the last try failed. */
export function LastBackup({ onOpen }: { readonly onOpen: () => void }): JSX.Element | null {
  const { loaded } = useLoaded('backups.get', {}, { when: ({ name }) => name === 'backups.changed' })
  if (loaded.state !== 'ready') return null
  const { lastMadeAt, failed } = loaded.data
  const isTrouble = lastMadeAt === null || failed !== null
  return (
    <section className={isTrouble ? classes['notice'] : classes['quiet']} aria-label={words.backup}>
      <IconDatabase size={16} aria-hidden="true" />
      <Text span className={classes['noticeWords'] ?? ''} fw={isTrouble ? 700 : 400}>
        {lastMadeAt === null ? words.noBackup : words.lastBackup}{' '}
        {lastMadeAt !== null && <DateText at={lastMadeAt} />}
        {failed !== null && ` · ${words.backupFailed}`}
      </Text>
      <Button variant={isTrouble ? 'default' : 'subtle'} size="xs" onClick={onOpen}>
        {words.openBackups}
      </Button>
    </section>
  )
}
