import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { menuTemplate } from './menu.ts'

function items(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])])
}

const lock = (): void => {}

describe('menuTemplate', () => {
  it('has neither reload nor developer tools where the program is packaged', () => {
    for (const platform of ['win32', 'darwin', 'linux'] as const) {
      const roles = items(menuTemplate({ platform, isPackaged: true, lock })).map((item) => item.role)
      expect(roles).not.toContain('reload')
      expect(roles).not.toContain('forceReload')
      expect(roles).not.toContain('toggleDevTools')
      expect(roles).not.toContain('viewMenu')
      expect(roles).toContain('quit')
      expect(roles).toContain('editMenu')
    }
  })

  it('locks by Ctrl+L', () => {
    let locks = 0
    const countLock = (): void => {
      locks += 1
    }
    const template = menuTemplate({ platform: 'linux', isPackaged: true, lock: countLock })
    const click: unknown = items(template).find(({ accelerator }) => accelerator === 'CmdOrCtrl+L')?.click
    expect(typeof click === 'function' && click()).toBeUndefined()
    expect(locks).toBe(1)
  })
})
