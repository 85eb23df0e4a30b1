import fc from 'fast-check'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAppHandler, readFileMap } from './protocol.ts'
import type { FileMap } from './protocol.ts'

const SECRET = 'what lies outside the folder'
const own = ['index.html', 'assets/index-Bx1.js', 'assets/inter-Q2.woff2', 'assets/index-9f.css']

let root = ''
let files: FileMap = new Map()

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'anteroom-protocol-'))
  const renderer = join(root, 'renderer')
  await mkdir(join(renderer, 'assets'), { recursive: true })
  await mkdir(join(root, 'outside'))
  await writeFile(join(root, 'secret.txt'), SECRET)
  await writeFile(join(root, 'outside/secret.js'), SECRET)
  for (const name of own) await writeFile(join(renderer, name), `this is ${name}`)
  await writeFile(
    join(renderer, 'index.html'),
    '<meta nonce="%CSP_NONCE%"><style nonce="%CSP_NONCE%"></style>',
  )
  await symlink(join(root, 'secret.txt'), join(renderer, 'linked.txt'))
  await symlink(join(root, 'outside'), join(renderer, 'linked'))
  files = await readFileMap(renderer)
})

afterAll(async () => {
  await rm(root, { recursive: true, force: true })
})

const get = (url: string): { url: string; method: string } => ({ url, method: 'GET' })

const name = fc.constantFrom(
  ...own,
  'secret.txt',
  'linked.txt',
  'linked/secret.js',
  'outside/secret.js',
  '',
  'assets',
)
const climb = fc.constantFrom(
  '',
  '../',
  '..\\',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%2f',
  '..%5c',
  '%252e%252e%252f',
  '..;/',
  './',
  '.%2f',
  '//',
  '\\',
  '\\\\?\\',
  '/',
  'C:/',
  'C:\\',
  'C|/',
  'file:///',
  '~/',
  '\u2024\u2024/',
  '%c0%ae%c0%ae/',
  'assets/../',
  'assets/%2e%2e/',
)
const suffix = fc.constantFrom(
  '',
  '?',
  '?x=1',
  '?/../secret.txt',
  '#',
  '#x',
  '%00',
  '\0.js',
  '.',
  ' ',
  '%20',
  '/',
  '::$DATA',
  '~1',
)
const dress = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.replaceAll('/', '\\'),
  (text: string) => text.replaceAll('/', '%2F'),
  (text: string) => text.replaceAll('e', '%65'),
  (text: string) => text.replaceAll('i', '\u0130'),
)
const origin = fc.constantFrom(
  'app://anteroom/',
  'app://anteroom',
  'app://ANTEROOM/',
  'app://anteroom:80/',
  'app://evil/',
  'app://x@anteroom/',
  'app:/',
  'file:///',
  'https://anteroom/',
  '',
)
const address = fc.oneof(
  fc
    .tuple(origin, fc.array(climb, { maxLength: 6 }), dress, name, suffix)
    .map(([start, climbs, change, file, end]) => `${start}${climbs.join('')}${change(file)}${end}`),
  fc.string().map((text) => `app://anteroom/${text}`),
  fc.webPath().map((text) => `app://anteroom${text}`),
)

describe('the app scheme', () => {
  it('serves nothing but the listed files (E4)', async () => {
    const handle = createAppHandler(files)
    const listed = new Set(own.map((file) => `app://anteroom/${file}`))
    const seed = Date.now()
    let tried = 0
    await fc.assert(
      fc.asyncProperty(address, async (url) => {
        fc.pre(!listed.has(url))
        tried += 1
        const response = handle(get(url))
        expect(response.status, url).toBe(404)
        expect(await response.text()).toBe('')
      }),
      { numRuns: 10_000, seed },
    )
    console.log(`${tried} addresses that are not listed, seed ${seed}: 0 served`)
    expect(tried).toBeGreaterThanOrEqual(10_000)
  })

  it('serves every file of the folder by its exact name, with its type', async () => {
    const handle = createAppHandler(files)
    expect([...files.keys()].sort()).toEqual(own.map((file) => `app://anteroom/${file}`).sort())
    const script = handle(get('app://anteroom/assets/index-Bx1.js'))
    expect(await script.text()).toBe('this is assets/index-Bx1.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(handle(get('app://anteroom/assets/inter-Q2.woff2')).headers.get('content-type')).toBe('font/woff2')
  })

  it('answers no other method than GET', () => {
    const handle = createAppHandler(files)
    for (const method of ['HEAD', 'POST', 'PUT', 'OPTIONS', 'get']) {
      expect(handle({ url: 'app://anteroom/index.html', method }).status).toBe(404)
    }
  })

  it('gives every page load a nonce of its own, the same in page and policy', async () => {
    const handle = createAppHandler(files)
    const nonces = new Set<string>()
    for (let load = 0; load < 20; load += 1) {
      const response = handle(get('app://anteroom/index.html'))
      const nonce =
        /'nonce-([^']{16,})'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      expect(await response.text()).toBe(`<meta nonce="${nonce}"><style nonce="${nonce}"></style>`)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(20)
  })

  it('sends the policy and the safe headers with everything, also with what is not there', () => {
    const handle = createAppHandler(files, () => 'N')
    for (const url of [
      'app://anteroom/index.html',
      'app://anteroom/assets/index-9f.css',
      'app://anteroom/none',
    ]) {
      const { headers } = handle(get(url))
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' blob:; font-src 'self'; " +
          "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; " +
          "require-trusted-types-for 'script'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })
})
