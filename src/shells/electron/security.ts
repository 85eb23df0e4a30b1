import type { CustomScheme, IpcMainInvokeEvent, Session, WebContents, WebPreferences } from 'electron'

/** The one origin of the program's pages. */
export const APP_ORIGIN = 'app://anteroom'
/** The one address that is ever loaded. */
export const START_URL = `${APP_ORIGIN}/index.html`

/** The scheme of the pages: an origin of its own and a secure context, with no way around the policy. */
export const APP_SCHEME = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, bypassCSP: false },
} as const satisfies CustomScheme

/**
 * The settings of every page, safe defaults said aloud (security.md 2). The partition has no `persist:` in front, so
 * Chromium keeps nothing of a page on disk; the spell checker would fetch its words from the internet.
 */
export const webPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  partition: 'anteroom',
} as const satisfies WebPreferences

/** True only for an address of the program's own origin, without a user name, password or port. */
export function isOwnUrl(url: string): boolean {
  const parsed = URL.parse(url)
  if (parsed === null) return false
  return (
    parsed.protocol === 'app:' &&
    parsed.host === 'anteroom' &&
    parsed.username === '' &&
    parsed.password === ''
  )
}

/** True only for data that our own page put together, such as an exported list. */
export function isOwnDownload(url: string): boolean {
  return url.startsWith('blob:') && isOwnUrl(url.slice('blob:'.length))
}

/**
 * Nothing is permitted but "copy" buttons: writing plain text to the clipboard, from our own top page. Reading the
 * clipboard, devices, media, windows and the rest stay denied.
 */
export function isPermitted(permission: string, url: string | undefined, isMainFrame: boolean): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame && url !== undefined && isOwnUrl(url)
}

/**
 * True where a message comes from the top frame of the desk's window and that frame shows our own page.
 * @param deskId the id of the window's contents; undefined where there is no window
 */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  deskId: number | undefined,
): boolean {
  try {
    const frame = event.senderFrame
    if (deskId === undefined || event.sender.id !== deskId) return false
    if (frame === null || frame.detached || frame.parent !== null) return false
    return frame.origin === APP_ORIGIN && isOwnUrl(frame.url)
  } catch {
    // A frame that has just gone throws when it is asked anything.
    return false
  }
}

/** Denies permissions, devices and screen capture, and any download that our own page did not make. */
export function guardSession(
  session: Pick<
    Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
    | 'on'
  >,
): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isPermitted(permission, details.requestingUrl, details.isMainFrame)),
  )
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermitted(permission, requestingOrigin, details.isMainFrame),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  // An allowed download has no path yet, so Electron asks the person where to save it.
  session.on('will-download', (event, item) => {
    if (!isOwnDownload(item.getURL())) event.preventDefault()
  })
}

/** Keeps a page where it is: no foreign address, no second window, no webview. */
export function guardContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  const stayHome = (details: { readonly url: string; preventDefault(): void }): void => {
    if (!isOwnUrl(details.url)) details.preventDefault()
  }
  contents.on('will-navigate', stayHome)
  contents.on('will-frame-navigate', stayHome)
  contents.on('will-redirect', stayHome)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
