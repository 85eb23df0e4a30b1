import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from './projectPaths.ts'

const PACKAGE = join(PROJECT_ROOT, 'node_modules/electron')
/** A download that takes longer is one for `npx install-electron`, not for a start. */
const FETCH_LIMIT_MS = 20_000
/** A network that only swallows packets must not cost the limit at every start. */
const RETRY_AFTER_MS = 24 * 60 * 60_000
const TIMED_OUT_MARK = join(PROJECT_ROOT, 'node_modules/.cache/anteroom/electron-timed-out')

/** The program to run, or in half a sentence why there is none. */
export type Binary =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string }

function readPackageFile(name: string): string | undefined {
  const file = join(PACKAGE, name)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/** The binary as the electron package looks for it: `path.txt` names it, below `dist` or where the variable says. */
function findBinary(): string | undefined {
  const name = readPackageFile('path.txt')
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (elsewhere) return [join(elsewhere, name ?? 'electron')].find((path) => existsSync(path))
  return name === undefined ? undefined : [join(PACKAGE, 'dist', name)].find((path) => existsSync(path))
}

const timedOutLately = (): boolean =>
  Date.now() - (statSync(TIMED_OUT_MARK, { throwIfNoEntry: false })?.mtimeMs ?? 0) < RETRY_AFTER_MS

function rememberTimeout(): void {
  mkdirSync(join(TIMED_OUT_MARK, '..'), { recursive: true })
  writeFileSync(TIMED_OUT_MARK, '')
}

const SLOW =
  'its program could not be fetched in 20 seconds (npx install-electron fetches it without a limit)'

/** Finds Electron's binary, or fetches it by the package's own installer. @param mustTry also after a recent time-out */
export function findOrFetchElectron(mustTry: boolean): Binary {
  const present = findBinary()
  if (present !== undefined) return { ok: true, path: present }
  if (!existsSync(join(PACKAGE, 'install.js'))) return { ok: false, reason: 'its package is not installed' }
  if (!mustTry && timedOutLately()) return { ok: false, reason: SLOW }
  process.stderr.write('Fetching Electron …\n')
  const fetched = spawnSync(process.execPath, [join(PACKAGE, 'install.js')], {
    stdio: 'ignore',
    timeout: FETCH_LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  const path = findBinary()
  if (fetched.status === 0 && path !== undefined) return { ok: true, path }
  if (fetched.signal === null) return { ok: false, reason: 'its program could not be fetched' }
  rememberTimeout()
  return { ok: false, reason: SLOW }
}
