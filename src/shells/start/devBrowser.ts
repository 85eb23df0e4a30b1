import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { defaultDataFolder } from '../browser/dataFolder.ts'
import { buildIfNeeded, newestChange } from './buildIfNeeded.ts'
import { PROJECT_ROOT } from './projectPaths.ts'

/**
 * `npm run dev:browser`: builds again after every change, which takes about a second. A changed screen needs a reload
 * of the page; a changed core starts the host again at the same port, which prints a new address.
 */
const CHECK_MS = 700
const HOST = join(PROJECT_ROOT, 'out/browser/index.js')

const environment = {
  ...process.env,
  ANTEROOM_PORT: process.env['ANTEROOM_PORT'] || '4870',
  ANTEROOM_OPEN: process.env['ANTEROOM_OPEN'] || '0',
  ANTEROOM_DATA_DIR:
    process.env['ANTEROOM_DATA_DIR'] ||
    defaultDataFolder({ platform: process.platform, home: homedir(), env: process.env }),
}

let host: ChildProcess | undefined
let hostCode = ''
let builtChange = 0
let isStopping = false

function startHost(code: string): void {
  hostCode = code
  host = spawn(process.execPath, [HOST], { cwd: PROJECT_ROOT, stdio: 'inherit', env: environment })
  host.once('exit', () => {
    host = undefined
    if (isStopping) process.exit(0)
  })
}

function checkSource(): void {
  if (isStopping) return
  // A broken source is built once, not at every check, and leaves the last good host running.
  const change = newestChange(join(PROJECT_ROOT, 'src'))
  const isNew = change !== builtChange
  builtChange = change
  if (isNew && !buildIfNeeded('browser')) return
  if (!existsSync(HOST)) return
  const code = readFileSync(HOST, 'utf8')
  if (code === hostCode) return
  if (host === undefined) startHost(code)
  else host.kill('SIGTERM')
}

checkSource()
setInterval(checkSource, CHECK_MS)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isStopping = true
    if (host === undefined) process.exit(0)
    else host.kill('SIGTERM')
  })
}
