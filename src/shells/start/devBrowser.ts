import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { defaultDataFolder } from '../browser/dataFolder.ts'
import { PROJECT_ROOT } from './projectPaths.ts'

/**
 * `npm run dev:browser`: builds on every change. A changed screen needs a reload of the page; a changed core starts
 * the host again at the same port, which prints a new address.
 */
const CHECK_MS = 300
const HOST = join(PROJECT_ROOT, 'out/browser/index.js')
const PAGE = join(PROJECT_ROOT, 'out/renderer/index.html')

const environment = {
  ...process.env,
  ANTEROOM_PORT: process.env['ANTEROOM_PORT'] || '4870',
  ANTEROOM_OPEN: process.env['ANTEROOM_OPEN'] || '0',
  ANTEROOM_DATA_DIR:
    process.env['ANTEROOM_DATA_DIR'] ||
    defaultDataFolder({ platform: process.platform, home: homedir(), env: process.env }),
}

const builtAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
const startedAt = Date.now()

const builder = spawn(
  process.execPath,
  [
    join(PROJECT_ROOT, 'node_modules/electron-vite/bin/electron-vite.js'),
    'build',
    '--watch',
    '--mode',
    'browser',
  ],
  { cwd: PROJECT_ROOT, stdio: ['ignore', 2, 2] },
)

let host: ChildProcess | undefined
let hostOf = 0
let isStopping = false

function startHost(): void {
  hostOf = builtAt(HOST)
  host = spawn(process.execPath, [HOST], { cwd: PROJECT_ROOT, stdio: 'inherit', env: environment })
  host.once('exit', () => {
    host = undefined
    if (isStopping) process.exit(0)
  })
}

/** Waits until the file was left alone for one check, so that no half-written build is started. */
function isSettled(): boolean {
  const changed = builtAt(HOST)
  return changed > startedAt && existsSync(PAGE) && Date.now() - changed > CHECK_MS
}

setInterval(() => {
  if (isStopping || builtAt(HOST) === hostOf || !isSettled()) return
  if (host === undefined) startHost()
  else host.kill('SIGTERM')
}, CHECK_MS)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isStopping = true
    builder.kill('SIGTERM')
    if (host === undefined) process.exit(0)
    else host.kill('SIGTERM')
  })
}
