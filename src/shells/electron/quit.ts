import type { App } from 'electron'

export type QuitParts = {
  readonly app: Pick<App, 'on' | 'exit'>
  /** Ends the core: work in hand is finished, the database closed. */
  readonly stop: () => Promise<void>
  readonly onFault: (code: 'STOP_FAILED' | 'STOP_TOO_SLOW') => void
  readonly limitMs?: number
}

/**
 * Lets the core end before the process does. By then the windows are closed: their pages were asked, and have sent
 * the drafts they keep. Nothing that was acknowledged depends on this, so a core that hangs is left behind.
 */
export function stopCoreBeforeQuitting({ app, stop, onFault, limitMs = 5_000 }: QuitParts): void {
  let isStopping = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (isStopping) return
    isStopping = true
    const leave = (): void => app.exit(0)
    const timer = setTimeout(() => {
      onFault('STOP_TOO_SLOW')
      leave()
    }, limitMs)
    stop()
      .catch(() => onFault('STOP_FAILED'))
      .finally(() => {
        clearTimeout(timer)
        leave()
      })
  })
}
