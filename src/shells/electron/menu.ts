import type { MenuItemConstructorOptions } from 'electron'

export type MenuParts = {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly lock: () => void
}

type Role = NonNullable<MenuItemConstructorOptions['role']>

const separator: MenuItemConstructorOptions = { type: 'separator' }
const roles = (...names: readonly Role[]): MenuItemConstructorOptions[] => names.map((role) => ({ role }))

/** The menu of the program: what a desk needs, and what macOS needs so that copy and paste work. */
export function menuTemplate({ platform, isPackaged, lock }: MenuParts): MenuItemConstructorOptions[] {
  const onMac = platform === 'darwin' ? [...roles('hide', 'hideOthers', 'unhide'), separator] : []
  // A reload or the developer's tools have no place at a front desk.
  const forDevelopers = isPackaged ? [] : [separator, ...roles('reload', 'toggleDevTools')]
  const lockItem = { id: 'lock', label: 'Lock', accelerator: 'CmdOrCtrl+L', click: () => lock() }
  return [
    { label: 'Anteroom', submenu: [lockItem, separator, ...onMac, ...roles('quit')] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [...roles('resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'), ...forDevelopers],
    },
  ]
}
