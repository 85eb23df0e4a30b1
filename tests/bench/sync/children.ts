import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startPostgres } from '#tests/support/postgres.ts'

/** A server in a process of its own. */
export type Served = { readonly address: string; readonly stop: () => Promise<void> }

async function serve(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Served> {
  const child: ChildProcess = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  if (child.stdout === null) throw new Error('A child without an output')
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /ready: (\S+)$/u.exec(line)?.[1]
    if (address === undefined) continue
    child.stdout.resume()
    const stop = async (): Promise<void> => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
    return { address, stop }
  }
  throw new Error(`${script} did not start`)
}

/** One hub process on this database, which counts no requests. */
export function serveHub(databaseUrl: string): Promise<Served> {
  return serve(join(import.meta.dirname, 'hubChild.ts'), [], { DATABASE_URL: databaseUrl, HUB_PORT: '0' })
}

/** The reference of most goals of the sync: PouchDB behind express. */
export async function servePouch(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-bench-pouch-'))
  const served = await serve(join(import.meta.dirname, 'pouchServer.ts'), [folder], {})
  return {
    address: served.address,
    stop: async () => {
      await served.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A hub on a PostgreSQL of its own. */
export async function serveHubAlone(): Promise<Served & { readonly databaseUrl: string }> {
  const postgres = await startPostgres()
  const databaseUrl = postgres.makeDatabase()
  const hub = await serveHub(databaseUrl)
  return {
    address: hub.address,
    databaseUrl,
    stop: async () => {
      await hub.stop()
      await postgres.stop()
    },
  }
}
