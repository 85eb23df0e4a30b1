import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { exportText } from '#renderer/text/transfer.ts'
import { usersText as words } from '#renderer/text/users.ts'
import { useUsers } from '../usersStore.ts'
import { exportUsers, printStaff, shownUsers } from './exportUsers.ts'

/** "Export": what the list shows, as a CSV file or as a staff list to print. */
export function ExportButton(): JSX.Element {
  const isEmpty = useUsers((s) => s.shown === null || s.total === 0)
  const [isBusy, setBusy] = useState(false)
  const take = async (act: typeof exportUsers): Promise<void> => {
    setBusy(true)
    await act(shownUsers())
    setBusy(false)
  }
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button
          variant="default"
          px="sm"
          disabled={isEmpty}
          loading={isBusy}
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          rightSection={<IconChevronDown size={16} aria-hidden="true" />}
        >
          {words.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void take(exportUsers)}>{exportText.csv}</Menu.Item>
        <Menu.Item onClick={() => void take(printStaff)}>{exportText.staffList}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
