import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
} from 'electron'
import { createApp, createFileStore, loadKeychain } from '#backend/app.ts'
import { bindIpc, DESK_SEAT } from './bindIpc.ts'
import { chooseProfile, electronPorts } from './electronPorts.ts'
import { menuTemplate } from './menu.ts'
import { createAppHandler, readFileMap } from './protocol.ts'
import { stopCoreBeforeQuitting } from './quit.ts'
import { APP_SCHEME, guardContents, guardSession, webPreferences } from './security.ts'
import { openDeskWindow } from './window.ts'

protocol.registerSchemesAsPrivileged([APP_SCHEME])
app.enableSandbox()
app.on('web-contents-created', (_event, contents) => guardContents(contents))
app.on('session-created', guardSession)
app.on('window-all-closed', () => app.quit())
chooseProfile(app, process.env)

/** The last resort, where not even the screen that explains troubles can be shown. */
function cannotStart(error: unknown): void {
  const hasCode = error instanceof Error && 'code' in error && typeof error.code === 'string'
  const cause = hasCode ? String(error.code) : 'UNEXPECTED'
  dialog.showErrorBox('Anteroom can’t start', `Nothing was changed or deleted. Tell your support: ${cause}.`)
  app.exit(1)
}

/** Asks for a folder in the system's own window; no page ever names one. */
async function pickFolder(): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })
  return filePaths[0]
}

async function start(): Promise<void> {
  const files = await readFileMap(join(import.meta.dirname, '../renderer'))
  session.fromPartition(webPreferences.partition).protocol.handle(APP_SCHEME.scheme, createAppHandler(files))
  const ports = electronPorts({
    app,
    powerMonitor,
    environment: process.env,
    resourcesPath: process.resourcesPath,
    threadEntry: pathToFileURL(join(import.meta.dirname, 'thread.js')),
    keychain: await loadKeychain(),
    createKeyFile: createFileStore,
    pickFolder,
    resolveProxy: (address) => session.defaultSession.resolveProxy(address),
  })
  const onFault = (code: string): void => ports.log({ level: 'error', code })

  const core = createApp(ports)
  core.catch((error: unknown) => {
    onFault('START_FAILED')
    cannotStart(error)
  })
  stopCoreBeforeQuitting({ app, stop: async () => (await core).stop(), onFault })

  const window = openDeskWindow({
    BrowserWindow,
    dialog,
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    icon: join(ports.paths.resources, 'icons', 'icon.png'),
    isPackaged: app.isPackaged,
    isDark: nativeTheme.shouldUseDarkColors,
    onFault,
  })
  bindIpc({
    ipcMain,
    desk: () => (window.isDestroyed() ? undefined : window.webContents),
    core,
    log: ports.log,
  })
  const lock = (): void => void core.then((started) => started.dispatch(DESK_SEAT, 'identity.lock', {}))
  const template = menuTemplate({ platform: process.platform, isPackaged: app.isPackaged, lock })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
}

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(cannotStart)
else app.quit()
