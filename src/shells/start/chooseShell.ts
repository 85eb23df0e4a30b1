import type { Binary } from './electronBinary.ts'
import type { Shell } from './projectPaths.ts'

/** What the choice depends on. */
export type Situation = {
  readonly platform: NodeJS.Platform
  readonly isRoot: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** Looks for Electron's binary, or fetches it; asked only where it matters. */
  readonly findElectron: (mustTry: boolean) => Binary
}

/** The shell to run with half a sentence why, or the sentence that says why none can run. */
export type Choice =
  | { readonly kind: 'electron'; readonly path: string; readonly reason: string; readonly isForced: boolean }
  | { readonly kind: 'browser'; readonly reason: string }
  | { readonly kind: 'none'; readonly sentence: string }

const isShell = (text: string): text is Shell => text === 'electron' || text === 'browser'

/** Why a machine can't show Electron's window, before anything is fetched for it. */
function whyNoWindow({ platform, isRoot, env }: Situation): string | undefined {
  if (platform !== 'linux') return undefined
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'this machine has no display for Electron'
  // Chromium's sandbox refuses root, and Anteroom never runs without the sandbox.
  return isRoot ? 'Electron does not run as root' : undefined
}

/** Takes Electron where its binary is or can be had, else the browser shell; ANTEROOM_SHELL decides alone. */
export function chooseShell(situation: Situation): Choice {
  const wanted = situation.env['ANTEROOM_SHELL'] || undefined
  if (wanted !== undefined && !isShell(wanted)) {
    return { kind: 'none', sentence: 'ANTEROOM_SHELL must be "electron" or "browser".' }
  }
  if (wanted === 'browser') return { kind: 'browser', reason: 'ANTEROOM_SHELL asks for it' }
  const isForced = wanted === 'electron'
  const obstacle = isForced ? undefined : whyNoWindow(situation)
  if (obstacle !== undefined) return { kind: 'browser', reason: obstacle }
  const binary = situation.findElectron(isForced)
  if (binary.ok) {
    const reason = isForced ? 'ANTEROOM_SHELL asks for it' : 'its program is installed'
    return { kind: 'electron', path: binary.path, reason, isForced }
  }
  return isForced
    ? { kind: 'none', sentence: `Anteroom can't run in Electron: ${binary.reason}.` }
    : { kind: 'browser', reason: `Electron is not here: ${binary.reason}` }
}

/** The sentence to a person who wants to work in Electron and can't. @returns undefined where Electron can run */
export function whyNotElectron(choice: Choice): string | undefined {
  if (choice.kind === 'electron') return undefined
  const why =
    choice.kind === 'none'
      ? choice.sentence.replace(/\.$/, '')
      : `Anteroom can't run in Electron: ${choice.reason}`
  return `${why}; npm run dev:browser follows your changes in a browser.`
}
