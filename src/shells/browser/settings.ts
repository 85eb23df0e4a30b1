import { resolve } from 'node:path'
import { defaultDataFolder } from './dataFolder.ts'
import type { Machine } from './dataFolder.ts'

/** What a person can set for the browser shell, by environment variables. */
export type Settings = {
  /** 0 for any free port. */
  readonly port: number
  readonly dataFolder: string
  readonly opensBrowser: boolean
  readonly prefersKeyFile: boolean
}

/** @returns the settings, or the sentence that says which one is wrong */
export function readSettings(
  machine: Machine,
): { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly sentence: string } {
  const { env } = machine
  const port = env['ANTEROOM_PORT'] || '0'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return { ok: false, sentence: 'ANTEROOM_PORT must be a number from 0 to 65535.' }
  }
  const keyStore = env['ANTEROOM_KEY_STORE'] || 'keychain'
  if (keyStore !== 'keychain' && keyStore !== 'file') {
    return { ok: false, sentence: 'ANTEROOM_KEY_STORE must be "keychain" or "file".' }
  }
  const folder = env['ANTEROOM_DATA_DIR']
  return {
    ok: true,
    settings: {
      port: Number(port),
      dataFolder: folder ? resolve(folder) : defaultDataFolder(machine),
      opensBrowser: env['ANTEROOM_OPEN'] !== '0',
      prefersKeyFile: keyStore === 'file',
    },
  }
}
