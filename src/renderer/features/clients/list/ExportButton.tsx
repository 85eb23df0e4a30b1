import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { saveCsv } from '#renderer/components/saveFile.ts'
import { failureText } from '#renderer/text/problems.ts'
import { exportText as words } from '#renderer/text/transfer.ts'
import { usersText } from '#renderer/text/users.ts'
import { request } from '#renderer/transport/client.ts'
import { useClients } from '../clientsStore.ts'
import { clientFile } from './clientFile.ts'

async function exportClients(): Promise<void> {
  const answer = await request('transfer.exportClients', useClients.getState().query)
  if (!answer.ok) {
    notifications.show({ color: 'red', message: failureText(answer.error) })
    return
  }
  const { rows, day, isCapped } = answer.data
  saveCsv(words.clientsName(day), clientFile(rows))
  notifications.show({ message: isCapped ? words.clientsCapped(rows.length) : words.clients(rows.length) })
}

/** "Export": the clients whom the list shows, as a CSV file. */
export function ExportButton(): JSX.Element {
  const isEmpty = useClients((s) => s.shown === null || s.total === 0)
  const [isBusy, setBusy] = useState(false)
  const take = async (): Promise<void> => {
    setBusy(true)
    await exportClients()
    setBusy(false)
  }
  return (
    <Button
      variant="default"
      px="sm"
      title={usersText.exportTooltip}
      disabled={isEmpty}
      loading={isBusy}
      leftSection={<IconDownload size={16} aria-hidden="true" />}
      onClick={() => void take()}
    >
      {usersText.export}
    </Button>
  )
}
