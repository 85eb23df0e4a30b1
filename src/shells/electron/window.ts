import type { BrowserWindow, BrowserWindowConstructorOptions, Dialog } from 'electron'
import { START_URL, webPreferences } from './security.ts'

export type WindowParts = {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly dialog: Pick<Dialog, 'showMessageBoxSync'>
  readonly preload: string
  readonly icon: string
  readonly isPackaged: boolean
  readonly isDark: boolean
  /** Hears what went wrong with the page, as a code. */
  readonly onFault: (code: 'PAGE_NOT_LOADED' | 'PAGE_GONE') => void
}

/** A page that keeps dying is not brought back for ever. */
const MAX_REVIVALS = 3

/**
 * The desk's page objects to closing because something is not saved. "Discard" closes without saving it; the draft
 * that the page keeps stays, and is offered at the next sign-in.
 */
function wantsToDiscard(dialog: WindowParts['dialog'], window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'question',
    title: 'Anteroom',
    message: 'Some changes are not saved.',
    detail: 'Keep editing to save them, or discard them and close Anteroom.',
    buttons: ['Keep editing', 'Discard'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return answer === 1
}

/** Opens the one window of the program and loads the page. It shows itself when the page is drawn. */
export function openDeskWindow(parts: WindowParts): BrowserWindow {
  const window = new parts.BrowserWindow({
    title: 'Anteroom',
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: parts.isDark ? '#1a1b1e' : '#ffffff',
    icon: parts.icon,
    webPreferences: { ...webPreferences, preload: parts.preload, devTools: !parts.isPackaged },
  })
  const load = (): void => {
    window.loadURL(START_URL).catch(() => {
      window.show()
      parts.onFault('PAGE_NOT_LOADED')
    })
  }
  let revivals = 0
  window.once('ready-to-show', () => window.show())
  window.webContents.on('will-prevent-unload', (event) => {
    // Preventing this event means: close in spite of the page's objection.
    if (wantsToDiscard(parts.dialog, window)) event.preventDefault()
  })
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || revivals === MAX_REVIVALS) return
    revivals += 1
    parts.onFault('PAGE_GONE')
    load()
  })
  load()
  return window
}
