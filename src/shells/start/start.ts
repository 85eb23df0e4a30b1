import { join } from 'node:path'
import { buildIfNeeded } from './buildIfNeeded.ts'
import { chooseShell } from './chooseShell.ts'
import { findOrFetchElectron } from './electronBinary.ts'
import { environment } from './environment.ts'
import { PROJECT_ROOT } from './projectPaths.ts'
import type { Shell } from './projectPaths.ts'
import { runChild } from './runChild.ts'

/** Electron that ends by itself this soon met a machine that it can't run on: a library or the sandbox is missing. */
const STILLBORN_MS = 5_000

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

function endWith(sentence: string): never {
  say(sentence)
  process.exit(1)
}

function ensureBuilt(shell: Shell): void {
  if (!buildIfNeeded(shell)) endWith('Anteroom could not be built; the lines above say why.')
}

async function runBrowserShell(reason: string): Promise<number> {
  ensureBuilt('browser')
  say(`Anteroom runs in your browser: ${reason}.`)
  const { code } = await runChild(process.execPath, [join(PROJECT_ROOT, 'out/browser/index.js')], environment)
  return code
}

const choice = chooseShell({
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  env: process.env,
  findElectron: findOrFetchElectron,
})
if (choice.kind === 'none') endWith(choice.sentence)
if (choice.kind === 'browser') process.exit(await runBrowserShell(choice.reason))

ensureBuilt('electron')
say(`Anteroom runs in Electron: ${choice.reason}.`)
const ending = await runChild(choice.path, [PROJECT_ROOT], environment)
const isStillborn = ending.code !== 0 && ending.afterMs < STILLBORN_MS
process.exit(
  isStillborn && !choice.isForced
    ? await runBrowserShell('Electron does not run on this machine')
    : ending.code,
)
