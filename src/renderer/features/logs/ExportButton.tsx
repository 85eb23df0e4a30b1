import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import { saveCsv } from '#renderer/components/saveFile.ts'
import { failureText } from '#renderer/text/problems.ts'
import { logsText as words } from '#renderer/text/logs.ts'
import { request } from '#renderer/transport/client.ts'
import { logFile } from './logFile.ts'
import { useLogs, wireFilters } from './logsStore.ts'

/** Writes what the filters show into a CSV file; that it was taken out stands in the log. */
export function ExportButton(): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const take = async (): Promise<void> => {
    setBusy(true)
    const answer = await request('logs.export', { filters: wireFilters() })
    setBusy(false)
    if (!answer.ok) {
      notifications.show({ color: 'red', message: failureText(answer.error) })
      return
    }
    const { count, isCapped } = answer.data
    const day = zonedDay(Date.now(), useLogs.getState().timezone)
    saveCsv(words.exportName(day), logFile(answer.data))
    notifications.show({ message: isCapped ? words.exportCapped(count) : words.exported(count) })
  }
  return (
    <Button
      variant="default"
      px="sm"
      title={words.exportTooltip}
      loading={isBusy}
      leftSection={<IconDownload size={16} aria-hidden="true" />}
      onClick={() => void take()}
    >
      {words.export}
    </Button>
  )
}
