import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import type { BrowserShell } from '#shells/browser/startBrowserShell.ts'
import { echo, makeFakeApp } from './fakeApp.ts'
import { openDoor, postToken, startTestShell } from './testShell.ts'

const app = makeFakeApp(echo)
let shell: BrowserShell
let origin: string
let cookie: string

beforeAll(async () => {
  shell = await startTestShell(app)
  const door = await openDoor(shell)
  origin = door.origin
  cookie = door.cookie
})
afterAll(() => shell.stop())

type Reply = {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A request as written, with whatever path and headers: fetch would tidy them up. */
function send(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: shell.port, path, method, headers }, (answer) => {
      let text = ''
      answer.on('data', (part) => (text += String(part)))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** 101 where the host gives a link, else the status of its refusal. */
function upgrade(headers: Record<string, string>, path = '/link'): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${shell.port}${path}`, { headers })
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode))
    socket.on('error', () => undefined)
  })
}

const newToken = (): string => new URL(shell.address()).hash.slice('#token='.length)
const tokenBody = (): string => JSON.stringify({ token: newToken() })
const json = { 'content-type': 'application/json' }

describe('the door of the browser shell: page', () => {
  it('serves the page with a policy whose nonce is in the page and new at each load', async () => {
    const nonces = new Set<string>()
    for (const path of ['/', '/index.html', '/?a=1']) {
      const { status, headers, body } = await send(path)
      const nonce = /'nonce-([\w-]{22})'/.exec(String(headers['content-security-policy']))?.[1]
      expect(status).toBe(200)
      expect(body.split(`nonce="${nonce}"`)).toHaveLength(3)
      expect(headers['content-security-policy']).toContain("connect-src 'self'")
      expect(headers['cache-control']).toBe('no-store')
      nonces.add(String(nonce))
    }
    expect(nonces.size).toBe(3)
  })

  it('sends the safe headers with every answer, also with refusals', async () => {
    const answers = [await send('/'), await send('/none'), await send('/', { host: 'evil.example' })]
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
      })
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it('lets the browser keep what has a hash in its name', async () => {
    const { status, headers } = await send('/assets/index-Ab3x9Zq1.js')
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it.each(['/../../package.json', '/..%2f..%2fpackage.json', '/assets/../index.html', '//etc/passwd', '*'])(
    'has nothing at %j',
    async (path) => {
      expect((await send(path)).status).toBe(404)
    },
  )

  it('takes no method but GET and HEAD', async () => {
    expect((await send('/', {}, 'HEAD')).body).toBe('')
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      expect((await send('/', {}, method)).status).toBe(405)
    }
  })

  it.each(['evil.example', '127.0.0.1', 'localhost:1'])(
    'serves nothing under the host name %j',
    async (host) => {
      expect((await send('/', { host })).status).toBe(421)
      expect((await send('/session', { ...json, host, origin }, 'POST', tokenBody())).status).toBe(421)
      expect(await upgrade({ host, origin, cookie })).toBe(421)
    },
  )

  it('serves nothing to a page of another origin', async () => {
    expect((await send('/', { origin: 'http://evil.example' })).status).toBe(403)
  })
})

describe('the door of the browser shell: token', () => {
  it('takes a token once', async () => {
    const token = newToken()
    expect((await postToken(origin, token)).status).toBe(204)
    const again = await postToken(origin, token)
    expect(again.status).toBe(401)
    expect(again.headers.get('set-cookie')).toBeNull()
  })

  it('takes a token once, also of many pages at the same moment', async () => {
    const token = newToken()
    const answers = await Promise.all(Array.from({ length: 20 }, () => postToken(origin, token)))
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
  })

  it('keeps the cookie from scripts and other sites', async () => {
    const answer = await postToken(origin, newToken())
    expect(answer.headers.get('set-cookie')).toMatch(
      new RegExp(`^anteroom_${shell.port}=[\\w-]{43}; Path=/link; HttpOnly; SameSite=Strict$`),
    )
  })

  it('refuses a wrong token, and keeps the right one', async () => {
    const token = newToken()
    expect((await postToken(origin, `${token}x`)).status).toBe(401)
    expect((await postToken(origin, token)).status).toBe(204)
  })

  it.each([
    ['no origin', json, 403],
    ['another origin', { ...json, origin: 'http://evil.example' }, 403],
    ['the origin of the other name', { ...json, origin: 'http://localhost:1' }, 403],
    ['a form', { 'content-type': 'text/plain', own: 'yes' }, 415],
  ])('refuses a token with %s', async (_what, { own, ...headers }: Record<string, string>, status) => {
    const body = tokenBody()
    const reply = await send('/session', own ? { ...headers, origin } : headers, 'POST', body)
    expect(reply.status).toBe(status)
    expect((await send('/session', { ...json, origin }, 'POST', body)).status).toBe(204)
  })

  it.each([
    ['', 400],
    ['null', 400],
    ['{"token":7}', 400],
    ['{"token":"x","seat":"desk"}', 400],
    [JSON.stringify({ token: 'x'.repeat(5_000) }), 413],
  ])('refuses the body %j', async (body, status) => {
    expect((await send('/session', { ...json, origin }, 'POST', body)).status).toBe(status)
  })

  it('takes a token by POST only', async () => {
    expect((await send('/session', { origin })).status).toBe(405)
  })
})

describe('the door of the browser shell: link', () => {
  it('gives a link to its own page with a cookie, under both names of this PC', async () => {
    expect(await upgrade({ origin, cookie })).toBe(101)
    const host = `localhost:${shell.port}`
    expect(await upgrade({ host, origin: `http://${host}`, cookie })).toBe(101)
  })

  it('gives no link without the cookie, or with another one', async () => {
    expect(await upgrade({ origin })).toBe(401)
    expect(await upgrade({ origin, cookie: `anteroom_${shell.port}=${'A'.repeat(43)}` })).toBe(401)
    expect(await upgrade({ origin, cookie: cookie.replace('anteroom_', 'other_') })).toBe(401)
  })

  it('gives no link to another origin, or to none, cookie or not', async () => {
    const origins = ['http://evil.example', 'null', `https://127.0.0.1:${shell.port}`, 'http://127.0.0.1:1']
    for (const foreign of origins) expect(await upgrade({ origin: foreign, cookie })).toBe(403)
    expect(await upgrade({ cookie })).toBe(403)
  })

  it('gives no link anywhere else', async () => {
    for (const path of ['/', '/links', '/link/', '/link?x=1']) {
      expect(await upgrade({ origin, cookie }, path)).toBe(404)
    }
  })

  it('keeps two pages with two cookies on two seats', async () => {
    const other = await openDoor(shell)
    const seats = [cookie, other.cookie].map((pair) => pair.split('=')[1])
    expect(new Set(seats).size).toBe(2)
  })
})
