import { describe, expect, it } from 'vitest'
import { chooseShell, whyNotElectron } from './chooseShell.ts'
import type { Situation } from './chooseShell.ts'

const desktop: Situation = {
  platform: 'linux',
  isRoot: false,
  env: { DISPLAY: ':0' },
  findElectron: () => ({ ok: true, path: '/electron' }),
}
const bare: Situation = {
  ...desktop,
  findElectron: () => ({ ok: false, reason: 'its program could not be fetched' }),
}
const neverAsked = (): never => {
  throw new Error('Electron was looked for')
}

describe('chooseShell', () => {
  it('takes Electron where its program is', () => {
    expect(chooseShell(desktop)).toMatchObject({ kind: 'electron', path: '/electron', isForced: false })
  })

  it('takes the browser shell where Electron is not to be had, and says why', () => {
    expect(chooseShell(bare)).toEqual({
      kind: 'browser',
      reason: 'Electron is not here: its program could not be fetched',
    })
  })

  it('fetches nothing for a machine without a display, for root, or when the browser is asked for', () => {
    const situations: Situation[] = [
      { ...desktop, env: {} },
      { ...desktop, isRoot: true },
      { ...desktop, env: { DISPLAY: ':0', ANTEROOM_SHELL: 'browser' } },
    ]
    for (const situation of situations) {
      expect(chooseShell({ ...situation, findElectron: neverAsked }).kind).toBe('browser')
    }
  })

  it('obeys a request for Electron, whatever the machine looks like', () => {
    const env = { ANTEROOM_SHELL: 'electron' }
    expect(chooseShell({ ...desktop, env, isRoot: true })).toMatchObject({ kind: 'electron', isForced: true })
  })

  it('says in a sentence why a forced Electron can not run', () => {
    expect(chooseShell({ ...bare, env: { ANTEROOM_SHELL: 'electron' } })).toEqual({
      kind: 'none',
      sentence: "Anteroom can't run in Electron: its program could not be fetched.",
    })
  })

  it('names a wrong setting', () => {
    expect(chooseShell({ ...desktop, env: { ANTEROOM_SHELL: 'tauri' } }).kind).toBe('none')
  })

  it('needs no display variable on Windows and macOS', () => {
    for (const platform of ['win32', 'darwin'] as const) {
      expect(chooseShell({ ...desktop, platform, env: {} }).kind).toBe('electron')
    }
  })
})

describe('whyNotElectron', () => {
  it('has nothing to say where Electron runs', () => {
    expect(whyNotElectron(chooseShell(desktop))).toBeUndefined()
  })

  it('names the reason and the way that works, in every case without Electron', () => {
    expect(whyNotElectron(chooseShell(bare))).toBe(
      "Anteroom can't run in Electron: Electron is not here: its program could not be fetched; npm run dev:browser follows your changes in a browser.",
    )
    for (const env of [{}, { ANTEROOM_SHELL: 'electron' }, { ANTEROOM_SHELL: 'tauri' }]) {
      expect(whyNotElectron(chooseShell({ ...bare, env }))).toContain('npm run dev:browser')
    }
  })
})
