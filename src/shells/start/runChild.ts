import { spawn } from 'node:child_process'
import { PROJECT_ROOT } from './projectPaths.ts'
import { watchForLostParent } from './watchForLostParent.ts'

/** How a child ended. */
export type Ending = { readonly code: number; readonly afterMs: number }

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs a program in this terminal, passes signals on to it, and waits for its end. Never rejects. */
export function runChild(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ending> {
  const startedAt = performance.now()
  const child = spawn(command, args, { cwd: PROJECT_ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, passOn)
  const endWatch = watchForLostParent(() => passOn('SIGTERM'))
  return new Promise((resolve) => {
    const end = (code: number): void => {
      for (const signal of SIGNALS) process.off(signal, passOn)
      endWatch()
      resolve({ code, afterMs: performance.now() - startedAt })
    }
    child.once('error', () => end(1))
    child.once('exit', (code) => end(code ?? 1))
  })
}
