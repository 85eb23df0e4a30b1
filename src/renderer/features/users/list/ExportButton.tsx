import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { usersText as words } from '#renderer/text/users.ts'
import { useUsers } from '../usersStore.ts'
import { exportUsers, shownUsers } from './exportUsers.ts'

/** "Export": what the list shows, as a CSV file. */
export function ExportButton(): JSX.Element {
  const isEmpty = useUsers((s) => s.shown === null || s.total === 0)
  const [isBusy, setBusy] = useState(false)
  const take = async (): Promise<void> => {
    setBusy(true)
    await exportUsers(shownUsers())
    setBusy(false)
  }
  return (
    <Button
      variant="default"
      px="sm"
      title={words.exportTooltip}
      disabled={isEmpty}
      loading={isBusy}
      leftSection={<IconDownload size={16} aria-hidden="true" />}
      onClick={() => void take()}
    >
      {words.export}
    </Button>
  )
}
