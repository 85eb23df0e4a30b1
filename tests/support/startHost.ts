import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const HOST = resolve(import.meta.dirname, '../../out/browser/index.js')
const READY = /^Anteroom is ready: (http:\/\/\S+)$/
const START_LIMIT_MS = 30_000

/** The built browser shell as a process of its own, with a data folder that goes with it. */
export type Host = {
  /** The address to open first, with a token for one browser; `restart` gives another one. */
  readonly url: string
  readonly dataDir: string
  readonly port: number
  /** Everything the host wrote to standard error so far. */
  errors(): string
  /** An address for one more browser, as a person gets it by ENTER. */
  freshUrl(): Promise<string>
  /** Ends the process as Ctrl+C does, and removes the data folder unless it was given. @returns the exit code */
  stop(): Promise<number>
  /** Ends the process and starts it again on the same data folder and port; every sign-in is over. */
  restart(): Promise<Host>
}

export type HostOptions = {
  /** A folder to keep; a temporary one is made, and removed by `stop`, unless given. */
  readonly dataDir?: string
  /** A data folder that the temporary one begins as a copy of; nobody may have it open. */
  readonly copyOf?: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

type Running = { readonly child: ChildProcess; readonly lines: string[]; errors: string }

function run(dataDir: string, options: HostOptions): Running {
  if (!existsSync(HOST)) throw new Error('out/browser is missing: electron-vite build --mode browser')
  const child = spawn(process.execPath, [HOST], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ANTEROOM_DATA_DIR: dataDir,
      ANTEROOM_KEY_STORE: 'file',
      ANTEROOM_OPEN: '0',
      ANTEROOM_PORT: String(options.port ?? 0),
      ...options.env,
    },
  })
  const running: Running = { child, lines: [], errors: '' }
  let rest = ''
  child.stdout.on('data', (part) => {
    const pieces = (rest + String(part)).split('\n')
    rest = pieces.pop() ?? ''
    running.lines.push(...pieces)
  })
  child.stderr.on('data', (part) => (running.errors += String(part)))
  return running
}

/** The address in the ready line with this number, counted from 0. */
async function addressOf(running: Running, count: number): Promise<string> {
  const until = Date.now() + START_LIMIT_MS
  while (Date.now() < until && running.child.exitCode === null) {
    const address = READY.exec(running.lines[count] ?? '')?.[1]
    if (address !== undefined) return address
    await new Promise((wake) => setTimeout(wake, 20))
  }
  running.child.kill('SIGKILL')
  throw new Error(`The host is not ready: ${running.lines.join('\n')}\n${running.errors}`)
}

async function end(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return child.exitCode
  const ended = new Promise<number>((resolveCode) => child.once('exit', (code) => resolveCode(code ?? -1)))
  child.kill('SIGINT')
  return ended
}

async function launch(options: HostOptions, dataDir: string, removesFolder: boolean): Promise<Host> {
  const running = run(dataDir, options)
  const url = await addressOf(running, 0)
  const port = Number(new URL(url).port)
  return {
    url,
    dataDir,
    port,
    errors: () => running.errors,
    async freshUrl() {
      const count = running.lines.length
      running.child.stdin?.write('\n')
      return addressOf(running, count)
    },
    async stop() {
      const code = await end(running.child)
      if (removesFolder) rmSync(dataDir, { recursive: true, force: true })
      return code
    },
    async restart() {
      await end(running.child)
      return launch({ ...options, port }, dataDir, removesFolder)
    },
  }
}

/** Starts the built browser shell and waits until it serves. @throws with what it wrote where it does not */
export function startHost(options: HostOptions = {}): Promise<Host> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'anteroom-host-'))
  if (options.copyOf !== undefined) cpSync(options.copyOf, dataDir, { recursive: true })
  return launch(options, dataDir, options.dataDir === undefined)
}
