import { readFileSync } from 'node:fs'
import type { Session, WebContents } from 'electron'
import { afterAll, describe, expect, it } from 'vitest'
import { createAppHandler } from '#shells/electron/protocol.ts'
import {
  APP_SCHEME,
  guardContents,
  guardSession,
  isOwnUrl,
  isTrustedSender,
  START_URL,
  webPreferences,
} from '#shells/electron/security.ts'
import {
  asElectron,
  fakeEvent,
  FakeContents,
  FakeSession,
  messageFrom,
  ownFrame,
  readPermissionNames,
} from './fakeElectron.ts'
import { buildPreload, runPreload } from './runPreload.ts'
import { readShellSources } from './shellSources.ts'

const sources = readShellSources()
const calls = sources.flatMap((source) => source.calls)
const texts = sources.flatMap((source) => source.texts)
const names = new Set(sources.flatMap((source) => [...source.names]))
const imported = sources.flatMap((source) => source.electronImports)

const callsTo = (method: string): typeof calls =>
  calls.filter(({ callee }) => callee === method || callee.endsWith(`.${method}`))
const root = new URL('../../../', import.meta.url)
const readRoot = (file: string): string => readFileSync(new URL(file, root), 'utf8')

function guardedContents(): FakeContents {
  const contents = new FakeContents()
  guardContents(asElectron<WebContents>(contents))
  return contents
}

function electronVersions(): { locked: string; installed: string } {
  const lock: { packages: Record<string, { version: string }> } = JSON.parse(readRoot('package-lock.json'))
  const installed: { version: string } = JSON.parse(readRoot('node_modules/electron/package.json'))
  return { locked: lock.packages['node_modules/electron']?.version ?? '', installed: installed.version }
}

/** The first place of a call in main.ts; never there sorts last. */
const placeInMain = (callee: string): number =>
  calls.find((call) => call.file === 'main.ts' && call.callee === callee)?.at ?? Number.POSITIVE_INFINITY

const FUSES = [
  'runAsNode: false',
  'enableCookieEncryption: true',
  'enableNodeOptionsEnvironmentVariable: false',
  'enableNodeCliInspectArguments: false',
  'enableEmbeddedAsarIntegrityValidation: true',
  'onlyLoadAppFromAsar: true',
  'grantFileProtocolExtraPrivileges: false',
]

/** Electron's security checklist (security.md 2), each item as something to look at. */
const checklist: readonly (readonly [title: string, check: () => void | Promise<void>])[] = [
  [
    'only secure content is loaded',
    () => {
      expect(callsTo('loadURL').map(({ args }) => args)).toEqual([['START_URL']])
      expect([...callsTo('loadFile'), ...callsTo('downloadURL'), ...callsTo('loadExtension')]).toEqual([])
      expect(START_URL).toBe('app://anteroom/index.html')
      expect(texts.filter((text) => /^(https?|wss?|ftp|file):/i.test(text))).toEqual([])
    },
  ],
  [
    'no Node in pages',
    () => {
      expect(webPreferences.nodeIntegration).toBe(false)
      expect(webPreferences.nodeIntegrationInWorker).toBe(false)
      expect(webPreferences.nodeIntegrationInSubFrames).toBe(false)
    },
  ],
  ['context isolation', () => expect(webPreferences.contextIsolation).toBe(true)],
  [
    'process sandbox, for every page and before the program is ready',
    () => {
      expect(webPreferences.sandbox).toBe(true)
      expect(placeInMain('app.enableSandbox')).toBeLessThan(placeInMain('app.whenReady'))
      expect(placeInMain('app.whenReady')).toBeLessThan(Number.POSITIVE_INFINITY)
      expect(names.has('appendSwitch')).toBe(false)
    },
  ],
  [
    'permission requests are denied, in every session',
    () => {
      const session = new FakeSession()
      guardSession(asElectron<Session>(session))
      const contents = asElectron<WebContents>(new FakeContents())
      const granted = readPermissionNames().filter(
        (name) => session.check?.(contents, name, START_URL, { isMainFrame: true }) === true,
      )
      // What "copy" buttons need; reading the clipboard stays denied.
      expect(granted).toEqual(['clipboard-sanitized-write'])
      expect([session.request, session.check, session.device, session.display]).not.toContain(null)
      expect(callsTo('app.on').filter(({ args }) => args[0] === "'session-created'")).toHaveLength(1)
      expect(placeInMain('app.on')).toBeLessThan(placeInMain('app.whenReady'))
    },
  ],
  ['web security stays on', () => expect(webPreferences.webSecurity).toBe(true)],
  [
    'a Content-Security-Policy, as a header',
    () => {
      const { headers } = createAppHandler(new Map(), () => 'N')({ url: START_URL, method: 'GET' })
      expect(headers.get('content-security-policy')?.split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'nonce-N'",
        "img-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
      ])
      expect(texts.filter((text) => /unsafe-(inline|eval)/.test(text))).toEqual([])
    },
  ],
  ['no insecure content', () => expect(webPreferences.allowRunningInsecureContent).toBe(false)],
  ['no experimental features', () => expect(webPreferences.experimentalFeatures).toBe(false)],
  [
    'no Blink features',
    () => expect([...names].filter((name) => name.endsWith('BlinkFeatures'))).toEqual([]),
  ],
  [
    'no popups of webviews',
    () => {
      expect(webPreferences.webviewTag).toBe(false)
      expect(names.has('allowpopups')).toBe(false)
    },
  ],
  [
    'no webview is attached',
    () => {
      const event = fakeEvent({})
      guardedContents().emit('will-attach-webview', event, {}, { src: START_URL })
      expect(event.defaultPrevented).toBe(true)
    },
  ],
  [
    'navigation stays at home',
    () => {
      const contents = guardedContents()
      for (const kind of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
        expect(contents.stops(kind, 'https://example.org/')).toBe(true)
        expect(contents.stops(kind, 'app://anteroom.example.org/')).toBe(true)
      }
      expect(callsTo('app.on').filter(({ args }) => args[0] === "'web-contents-created'")).toHaveLength(1)
    },
  ],
  [
    'no new windows',
    () => expect(guardedContents().openHandler?.(asElectron({ url: START_URL }))).toEqual({ action: 'deny' }),
  ],
  [
    'nothing is opened outside',
    () => {
      expect(imported).not.toContain('shell')
      expect(imported).not.toContain('*')
      expect(callsTo('openExternal')).toEqual([])
    },
  ],
  [
    'a current Electron, the same in the lock file and here',
    () => {
      const { locked, installed } = electronVersions()
      expect(installed).toBe(locked)
      expect(Number(locked.split('.')[0])).toBeGreaterThanOrEqual(45)
    },
  ],
  [
    'the sender of every message is checked',
    () => {
      expect(isTrustedSender(messageFrom(ownFrame), 1)).toBe(true)
      for (const event of [
        messageFrom(null),
        messageFrom({ ...ownFrame, parent: ownFrame }),
        messageFrom({ ...ownFrame, url: 'about:blank' }),
        messageFrom({ ...ownFrame, origin: 'https://example.org' }),
        messageFrom(ownFrame, 2),
      ]) {
        expect(isTrustedSender(event, 1)).toBe(false)
      }
      const handlers = calls.filter(({ callee }) => /(^|\.)ipc(Main)?\.\w+$/.test(callee))
      expect(handlers).toHaveLength(1)
      expect(handlers[0]?.args[1]).toMatch(/^async \(event, .*\{\s*if \(!isTrustedSender\(event, /s)
    },
  ],
  [
    'a protocol of our own instead of files',
    () => {
      expect(APP_SCHEME.privileges).toMatchObject({ standard: true, secure: true, bypassCSP: false })
      expect(placeInMain('protocol.registerSchemesAsPrivileged')).toBeLessThan(placeInMain('app.whenReady'))
      expect(
        calls.filter(({ callee }) => callee.endsWith('protocol.handle')).map(({ args }) => args[0]),
      ).toEqual(['APP_SCHEME.scheme'])
      expect(isOwnUrl(START_URL)).toBe(true)
    },
  ],
  [
    'fuses are set',
    () => {
      const configuration = readRoot('build/electron-builder.yml')
      for (const fuse of FUSES) expect(configuration).toMatch(new RegExp(`^  ${fuse}$`, 'm'))
    },
  ],
  [
    'no part of Electron is exposed to the page',
    async () => {
      const { exposed } = runPreload(await buildPreload())
      expect([...exposed].map(([name, api]) => [name, Object.keys(api)])).toEqual([
        ['anteroom', ['request', 'subscribe']],
      ])
    },
  ],
]

describe('the Electron checklist (E1)', () => {
  const held: string[] = []
  checklist.forEach(([title, check], index) => {
    it(`${index + 1}: ${title}`, async () => {
      await check()
      held.push(`${index + 1} ${title}`)
    })
  })

  afterAll(() => {
    console.log(`${held.length}/20 items hold\n${held.join('\n')}`)
  })

  it('has all twenty items', () => {
    expect(checklist).toHaveLength(20)
  })
})
