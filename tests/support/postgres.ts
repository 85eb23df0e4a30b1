import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type TestPostgres = {
  readonly url: string
  /** A fresh database, by its URL. */
  readonly makeDatabase: () => string
  /** Kills the server and all its processes at once, as a power cut would, and starts it again on the same data. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

const ROOT = '/usr/lib/postgresql'

/** The newest installed PostgreSQL of Debian's; undefined where there is none. */
export function findPostgres(): string | undefined {
  if (!existsSync(ROOT)) return undefined
  return readdirSync(ROOT)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(ROOT, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'postgres')))
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      probe.close(() => resolve(typeof bound === 'object' && bound !== null ? bound.port : 0))
    })
  })

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const asWhom = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody']).toString())
  return { uid: id('-u'), gid: id('-g') }
}

const childrenOf = (pid: number): number[] =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)])
    .toString()
    .trim()
    .split(/\s+/u)
    .map(Number)

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself meanwhile.
  }
}

/** A PostgreSQL of its own in a temporary folder, on a free loopback port. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = findPostgres()
  if (bin === undefined) throw new Error('PostgreSQL is not installed: npm test does it on Debian')
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-pg-'))
  const who = asWhom()
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid)
  const data = join(folder, 'data')
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'], {
    ...who,
    env,
    cwd: folder,
    stdio: 'pipe',
  })
  const port = await freePort()
  const start = (): ChildProcess =>
    spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'],
      { ...who, env, cwd: folder, stdio: 'ignore' },
    )
  let server = start()
  const at = (name: string): string => `postgresql://postgres@127.0.0.1:${port}/${name}`
  const psql = (sql: string): void => {
    execFileSync(join(bin, 'psql'), ['-q', '-c', sql, at('postgres')], { stdio: 'pipe' })
  }
  const answers = async (): Promise<void> => {
    for (let tries = 0; ; tries += 1) {
      try {
        psql('SELECT 1')
        return
      } catch (error) {
        if (tries > 300) throw error
        await sleep(100)
      }
    }
  }
  await answers()
  let made = 0
  return {
    url: at('postgres'),
    makeDatabase: () => {
      made += 1
      psql(`CREATE DATABASE hub_${made}`)
      return at(`hub_${made}`)
    },
    crash: async () => {
      const ended = once(server, 'exit')
      for (const pid of [server.pid ?? 0, ...childrenOf(server.pid ?? 0)]) killNow(pid)
      await ended
      server = start()
      await answers()
    },
    stop: async () => {
      const ended = new Promise((resolve) => {
        server.once('exit', resolve)
      })
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
