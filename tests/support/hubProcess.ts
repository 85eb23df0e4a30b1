import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type HubProcess = {
  readonly address: string
  readonly child: ChildProcess
  /** Kills it, as a power cut would. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** `npm run hub` as a process of its own, ready. @param port 0 takes any free one */
export async function startHubProcess(databaseUrl: string, port = 0): Promise<HubProcess> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, HUB_PORT: String(port) }
  const child = spawn(process.execPath, ['src/hub/main.ts'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^Anteroom hub is ready: (\S+)$/u.exec(line)?.[1]
    if (address !== undefined)
      return { address, child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
  }
  throw new Error('The hub did not start')
}
