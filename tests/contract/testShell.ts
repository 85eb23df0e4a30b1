import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App, Ports } from '#backend/ports.ts'
import { must } from '#shared/lib/must.ts'
import { startBrowserShell } from '#shells/browser/startBrowserShell.ts'
import type { BrowserShell } from '#shells/browser/startBrowserShell.ts'

const PAGE = `<!doctype html><meta property="csp-nonce" nonce="%CSP_NONCE%"><style nonce="%CSP_NONCE%"></style>`

/** The real browser shell on a free port, with a page of its own instead of the built one. */
export async function startTestShell(app: App, log: Ports['log'] = () => undefined): Promise<BrowserShell> {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), PAGE)
  writeFileSync(join(folder, 'assets/index-Ab3x9Zq1.js'), 'export {}')
  const shell = await startBrowserShell(app, { port: 0, rendererFolder: folder, log })
  return {
    ...shell,
    async stop() {
      await shell.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a page at this address sends to exchange its token. */
export function postToken(
  origin: string,
  token: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: JSON.stringify({ token }),
  })
}

/** Opens the printed address as a browser does. @returns the page's origin and the cookie of its seat */
export async function openDoor(shell: BrowserShell): Promise<{ origin: string; cookie: string }> {
  const { origin, hash } = new URL(shell.address())
  const answer = await postToken(origin, must(new URLSearchParams(hash.slice(1)).get('token'), 'token'))
  const cookie = must(answer.headers.get('set-cookie'), 'cookie').split(';')[0]
  return { origin, cookie: must(cookie, 'cookie') }
}
