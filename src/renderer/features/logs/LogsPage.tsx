import { VisuallyHidden } from '@mantine/core'
import { useEffect, type JSX } from 'react'
import { logsText as words } from '#renderer/text/logs.ts'
import { LogsList } from './LogsList.tsx'
import { startLogs } from './logsStore.ts'
import { LogsToolbar } from './LogsToolbar.tsx'
import classes from './logs.module.css'

/** Logs: who did what, when, on which PC, and what it was before (product.md 27). */
export function LogsPage(): JSX.Element {
  useEffect(() => startLogs(), [])
  return (
    <div className={classes['page']}>
      <VisuallyHidden component="h1">{words.title}</VisuallyHidden>
      <LogsToolbar />
      <LogsList />
    </div>
  )
}
