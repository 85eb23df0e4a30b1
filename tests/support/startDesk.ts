import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { startBrowserShell } from '#shells/browser/startBrowserShell.ts'
import { startTestApp, type TestApp } from './testApp.ts'

const RENDERER = resolve(import.meta.dirname, '../../out/renderer')

/** The built screens over the core in this process, with a clock in hand: for tests that let time pass. */
export type DeskHost = {
  readonly test: TestApp
  /** An address for one more browser, with a token that works once. */
  readonly url: () => string
  readonly stop: () => Promise<void>
}

/** Starts the browser shell over a core that a test holds; the caller stops it. */
export async function startDesk(
  options: { readonly start?: () => Promise<TestApp> } = {},
): Promise<DeskHost> {
  if (!existsSync(resolve(RENDERER, 'index.html')))
    throw new Error('out/renderer is missing: electron-vite build --mode browser')
  const test = await (options.start ?? startTestApp)()
  const shell = await startBrowserShell(test.app, { port: 0, rendererFolder: RENDERER, log: test.ports.log })
  return {
    test,
    url: () => shell.address(),
    async stop() {
      await shell.stop()
      await test.stop()
    },
  }
}

/**
 * The code an independent authenticator shows for a secret at a moment (RFC 6238), from the tool `oathtool`.
 * @param secret base32, with or without spaces
 * @param at milliseconds since 1970
 */
export function oathCode(secret: string, at: number): string {
  const now = new Date(at).toISOString().replace('T', ' ').replace(/\..*$/, ' UTC')
  const key = secret.replaceAll(' ', '')
  return execFileSync('oathtool', ['--totp', '-b', '--now', now, key], { encoding: 'utf8' }).trim()
}
