import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfNeeded, newestChange } from './buildIfNeeded.ts'
import { PROJECT_ROOT } from './projectPaths.ts'
import type { Shell } from './projectPaths.ts'
import { watchForLostParent } from './watchForLostParent.ts'
import { nextStep } from './watchSteps.ts'

const CHECK_MS = 700

/** The program to keep running. */
export type Program = {
  readonly shell: Shell
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** A change in one of these starts the program again; paths from the checkout. */
  readonly restartsOn: readonly string[]
  /** Whether the watch ends where the program ends by itself: a closed window is a goodbye. */
  readonly endsWithProgram: boolean
}

function fingerprint(paths: readonly string[]): string | undefined {
  const files = paths.map((path) => join(PROJECT_ROOT, path))
  if (!files.every((file) => existsSync(file))) return undefined
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds after every change of the source and starts the program again, until Ctrl+C. */
export function watchProgram(program: Program): void {
  let child: ChildProcess | undefined
  let started: string | undefined
  let askedFor: string | undefined
  let builtChange = 0
  let isStopping = false

  function start(): void {
    child = spawn(program.command, program.args, { cwd: PROJECT_ROOT, stdio: 'inherit', env: program.env })
    const end = (): void => {
      child = undefined
      if (isStopping || (program.endsWithProgram && askedFor === undefined)) process.exit(0)
      askedFor = undefined
    }
    child.once('error', end).once('exit', end)
  }

  function check(): void {
    if (isStopping) return
    // A broken source is built once, not at every check, and leaves the last good program running.
    const change = newestChange(join(PROJECT_ROOT, 'src'))
    const isNew = change !== builtChange
    builtChange = change
    if (isNew && !buildIfNeeded(program.shell)) return
    const built = fingerprint(program.restartsOn)
    const step = nextStep({ built, started, isRunning: child !== undefined, askedFor })
    if (step === 'start') {
      started = built
      start()
    } else if (step === 'end') {
      askedFor = built
      child?.kill('SIGTERM')
    }
  }

  function stop(): void {
    isStopping = true
    if (child === undefined) process.exit(0)
    child.kill('SIGTERM')
  }

  check()
  setInterval(check, CHECK_MS)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  watchForLostParent(stop)
}
