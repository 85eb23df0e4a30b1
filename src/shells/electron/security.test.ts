import fc from 'fast-check'
import type { Session, WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import {
  asElectron,
  fakeEvent,
  FakeContents,
  FakeSession,
  readPermissionNames,
} from '#tests/integration/electron/fakeElectron.ts'
import type { PermissionName } from '#tests/integration/electron/fakeElectron.ts'
import { guardContents, guardSession, isOwnDownload, isOwnUrl, webPreferences } from './security.ts'

const seed = Date.now()

const foreignPrefix = fc.constantFrom(
  'https://anteroom/',
  'http://anteroom/',
  'file:///anteroom/',
  'app://anteroom.evil/',
  'app://evil.anteroom/',
  'app://anteroom@evil/',
  'app://evil@anteroom/',
  'app://evil:word@anteroom/',
  'app://anteroom:80/',
  'app://anteroom%2eevil/',
  'app:/anteroom/',
  'app:anteroom/',
  'app:///anteroom/',
  'app:\\\\anteroom\\',
  'apps://anteroom/',
  'xapp://anteroom/',
  'blob:app://anteroom/',
  'data:text/html,app://anteroom/',
  'javascript:app://anteroom/',
  'view-source:app://anteroom/',
  'about:blank#app://anteroom/',
  '//anteroom/',
  '/app://anteroom/',
  '',
)
const tail = fc.oneof(fc.webPath(), fc.string(), fc.webUrl())

describe('isOwnUrl', () => {
  it('refuses every address of another origin, however it is dressed up', () => {
    console.log(`1,000 foreign addresses, seed ${seed}`)
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.tuple(foreignPrefix, tail).map((parts) => parts.join('')),
        ),
        (url) => {
          // A random tail alone could spell our own address.
          fc.pre(!url.trim().startsWith('app://anteroom/') && url.trim() !== 'app://anteroom')
          expect(isOwnUrl(url)).toBe(false)
        },
      ),
      { numRuns: 1000, seed },
    )
  })

  it('accepts the addresses of our own pages', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        expect(isOwnUrl(`app://anteroom/${path}`)).toBe(true)
      }),
      { numRuns: 200, seed },
    )
  })
})

describe('guardSession', () => {
  const session = new FakeSession()
  guardSession(asElectron<Session>(session))
  const own = 'app://anteroom/index.html'
  const contents = asElectron<WebContents>(new FakeContents())

  /** Asks both handlers, as Electron does. */
  function grants(permission: PermissionName, url: string, isMainFrame: boolean): boolean[] {
    const given: boolean[] = []
    session.request?.(contents, permission, (granted) => given.push(granted), {
      requestingUrl: url,
      isMainFrame,
    })
    given.push(session.check?.(contents, permission, url, { isMainFrame }) === true)
    return given
  }

  it('denies every permission that Electron knows but writing text to the clipboard', () => {
    const names = readPermissionNames()
    expect(names.length).toBeGreaterThan(30)
    const granted = names.filter((name) => grants(name, own, true).includes(true))
    console.log(`${names.length} permissions, granted to our own page: ${granted.join(', ')}`)
    expect(granted).toEqual(['clipboard-sanitized-write'])
  })

  it('denies every permission to frames and foreign pages', () => {
    for (const name of readPermissionNames()) {
      expect(grants(name, own, false)).toEqual([false, false])
      expect(grants(name, 'https://example.org/', true)).toEqual([false, false])
    }
  })

  it('denies devices and screen capture', () => {
    const device = { deviceType: 'hid', origin: 'app://anteroom', device: {} } as const
    expect(session.device?.(asElectron(device))).toBe(false)
    const streams: unknown[] = []
    session.display?.(asElectron({}), (given) => streams.push(given))
    expect(streams).toEqual([null])
  })

  it('lets through what our own page put together, and cancels any other download', () => {
    const isCancelled = (url: string): boolean => {
      const event = fakeEvent({})
      session.emit('will-download', event, { getURL: () => url })
      return event.defaultPrevented
    }
    expect(isCancelled('blob:app://anteroom/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed')).toBe(false)
    for (const url of [
      'https://example.org/a.exe',
      'app://anteroom/index.html',
      'data:text/csv,a',
      'blob:null/1',
    ]) {
      expect(isCancelled(url), url).toBe(true)
    }
    expect(isOwnDownload('blob:https://anteroom/1')).toBe(false)
  })
})

describe('guardContents', () => {
  const contents = new FakeContents()
  guardContents(asElectron<WebContents>(contents))

  it('keeps the page and its frames on our own origin', () => {
    for (const kind of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      expect(contents.stops(kind, 'https://example.org/')).toBe(true)
      expect(contents.stops(kind, 'about:blank')).toBe(true)
      expect(contents.stops(kind, 'app://anteroom/index.html')).toBe(false)
    }
  })

  it('opens no second window and attaches no webview', () => {
    const details = { url: 'app://anteroom/index.html' }
    expect(contents.openHandler?.(asElectron(details))).toEqual({ action: 'deny' })
    const event = fakeEvent({})
    contents.emit('will-attach-webview', event, {}, {})
    expect(event.defaultPrevented).toBe(true)
  })
})

describe('webPreferences', () => {
  it('is exactly the hardened set', () => {
    expect(webPreferences).toEqual({
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
    })
  })
})
