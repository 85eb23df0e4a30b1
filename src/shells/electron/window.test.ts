import type { MessageBoxSyncOptions } from 'electron'
import { afterEach, describe, expect, it } from 'vitest'
import {
  asElectron,
  fakeEvent,
  FakeBrowserWindow,
  FakeWindow,
} from '#tests/integration/electron/fakeElectron.ts'
import { openDeskWindow } from './window.ts'

function open({ answer = 0, isPackaged = true } = {}) {
  const questions: MessageBoxSyncOptions[] = []
  const faults: string[] = []
  const showMessageBoxSync = (_window: unknown, options: MessageBoxSyncOptions): number => {
    questions.push(options)
    return answer
  }
  openDeskWindow({
    BrowserWindow: FakeBrowserWindow,
    dialog: asElectron({ showMessageBoxSync }),
    preload: '/program/out/preload/index.cjs',
    icon: '/program/resources/icons/icon.png',
    isPackaged,
    isDark: false,
    onFault: (code) => faults.push(code),
  })
  const window = FakeWindow.made.at(-1)
  if (window === undefined) throw new Error('no window was made')
  return { window, questions, faults }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('openDeskWindow', () => {
  afterEach(() => {
    FakeWindow.loadFails = false
  })

  it('loads our own page under the hardened settings and shows itself once it is drawn', () => {
    const { window } = open()
    expect(window.loaded).toEqual(['app://anteroom/index.html'])
    expect(window.options.show).toBe(false)
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      preload: '/program/out/preload/index.cjs',
    })
    expect(window.shown).toBe(0)
    window.emit('ready-to-show')
    expect(window.shown).toBe(1)
  })

  it('has the developer tools only where the program is not packaged', () => {
    expect(open({ isPackaged: true }).window.options.webPreferences?.devTools).toBe(false)
    expect(open({ isPackaged: false }).window.options.webPreferences?.devTools).toBe(true)
  })

  it('shows itself and says so where the page does not load', async () => {
    FakeWindow.loadFails = true
    const { window, faults } = open()
    await settle()
    expect(window.shown).toBe(1)
    expect(faults).toEqual(['PAGE_NOT_LOADED'])
  })

  it('stays open for "Keep editing", closes for "Discard"', () => {
    for (const [answer, closes] of [
      [0, false],
      [1, true],
    ] as const) {
      const { window, questions } = open({ answer })
      const event = fakeEvent({})
      window.webContents.emit('will-prevent-unload', event)
      expect(questions.map((question) => question.buttons)).toEqual([['Keep editing', 'Discard']])
      // Esc and the window's own X answer like "Keep editing".
      expect(questions[0]?.cancelId).toBe(0)
      expect(event.defaultPrevented).toBe(closes)
    }
  })

  it('brings a page that died back three times, and not for ever', () => {
    const { window, faults } = open()
    window.webContents.emit('render-process-gone', fakeEvent({}), { reason: 'clean-exit', exitCode: 0 })
    expect(window.loaded).toHaveLength(1)
    for (let death = 0; death < 6; death += 1) {
      window.webContents.emit('render-process-gone', fakeEvent({}), { reason: 'crashed', exitCode: 1 })
    }
    expect(window.loaded).toHaveLength(4)
    expect(faults).toEqual(['PAGE_GONE', 'PAGE_GONE', 'PAGE_GONE'])
  })
})
