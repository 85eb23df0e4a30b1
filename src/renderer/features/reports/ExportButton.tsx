import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { InputOf } from '#shared/contract/index.ts'
import { saveCsv } from '#renderer/components/saveFile.ts'
import { failureText } from '#renderer/text/problems.ts'
import { reportsText as words } from '#renderer/text/reports.ts'
import { request } from '#renderer/transport/client.ts'
import { reportFile } from './reportFile.ts'

/** Writes a report into a CSV file; that it was taken out stands in the log. */
export function ExportButton({ which }: { readonly which: InputOf<'reports.export'> }): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const take = async (): Promise<void> => {
    setBusy(true)
    const answer = await request('reports.export', which)
    setBusy(false)
    if (!answer.ok) {
      notifications.show({ color: 'red', message: failureText(answer.error) })
      return
    }
    saveCsv(words.exportName(words.tabs[which.report], answer.data.day), reportFile(answer.data.report))
    notifications.show({ message: words.exported })
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
