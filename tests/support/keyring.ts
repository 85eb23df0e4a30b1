import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { KeychainDriver } from '#backend/keys/secretStores/loadKeychain.ts'
import type { SecretStore } from '#backend/ports.ts'

const WORKER = fileURLToPath(new URL('keyringWorker.ts', import.meta.url))
const NEEDED =
  'install the Debian packages dbus, gnome-keyring, libsecret-1-0 and libsecret-1-dev, then run npm ci'
const replySchema = z.strictObject({
  id: z.number(),
  value: z.unknown().optional(),
  error: z.string().optional(),
})

/** A person's login session: `password` opens their keyring, 'never' starts it closed, 'noBus' has no session bus. */
export type KeyringLogin = { readonly password: string } | 'never' | 'noBus'

/** One session with a real gnome-keyring. `store` is the program's own keychain store, called in that session. */
export type KeyringSession = {
  readonly store: SecretStore
  readonly killDaemon: () => Promise<void>
  readonly end: () => Promise<void>
}

/** Throws a sentence that names what to install where a real keyring can't be started here. */
export function requireKeyring(): void {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const isRunnable = (program: string): boolean =>
    folders.some((folder) => {
      try {
        accessSync(join(folder, program), constants.X_OK)
        return true
      } catch {
        return false
      }
    })
  const missing = ['dbus-run-session', 'dbus-send', 'gnome-keyring-daemon'].filter((one) => !isRunnable(one))
  try {
    createRequire(import.meta.url)('keytar')
  } catch {
    missing.push('keytar')
  }
  if (missing.length > 0) throw new Error(`The keyring tests need ${missing.join(', ')}: ${NEEDED}.`)
}

/** Removes the keyring files of a home, as a reinstalled system would. */
export async function deleteKeyrings(home: string): Promise<void> {
  await rm(join(home, '.local', 'share', 'keyrings'), { recursive: true, force: true })
}

function environment(home: string, run: string): NodeJS.ProcessEnv {
  const keep = { PATH: process.env.PATH, LANG: 'C.UTF-8' }
  return { ...keep, HOME: home, XDG_DATA_HOME: join(home, '.local', 'share'), XDG_RUNTIME_DIR: run }
}

/** Logs in: a new session bus, worker and gnome-keyring for this home. End it before the next login of that home. */
export async function startKeyringSession(
  home: string,
  login: KeyringLogin,
  driver: KeychainDriver = 'keytar',
): Promise<KeyringSession> {
  requireKeyring()
  const run = join(home, 'run')
  await mkdir(join(home, '.local', 'share'), { recursive: true, mode: 0o700 })
  await mkdir(run, { recursive: true, mode: 0o700 })
  const [program, args] =
    login === 'noBus'
      ? [process.execPath, [WORKER, driver]]
      : ['dbus-run-session', ['--', process.execPath, WORKER, driver]]
  // The bus and the keyring grumble on standard error about missing displays; that is no part of any verdict.
  const child = spawn(program, args, { env: environment(home, run), stdio: ['pipe', 'pipe', 'ignore'] })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const ended = once(child, 'exit')
  ended.then(
    () => {
      for (const one of waiting.values()) one.reject(new Error('The keyring session ended too early'))
    },
    () => undefined,
  )
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return
    const reply = replySchema.parse(JSON.parse(line))
    const one = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.error === undefined) one?.resolve(reply.value)
    else one?.reject(new Error(reply.error))
  })
  let last = 0
  const ask = async (request: { do: string; name?: string; value?: string }): Promise<unknown> => {
    last += 1
    const id = last
    const reply = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
    child.stdin.write(`${JSON.stringify({ id, ...request })}\n`)
    return await reply
  }

  if (login === 'never') await ask({ do: 'startDaemon' })
  else if (login !== 'noBus') await ask({ do: 'startDaemon', value: login.password })
  if ((await ask({ do: 'load' })) !== true) throw new Error(`${driver} did not load in Node: ${NEEDED}.`)

  return {
    store: {
      kind: 'keychain',
      probe: async () => z.enum(['ok', 'unavailable']).parse(await ask({ do: 'probe' })),
      read: async (name) =>
        z
          .string()
          .nullable()
          .parse(await ask({ do: 'read', name })) ?? undefined,
      write: async (name, value) => void (await ask({ do: 'write', name, value })),
      remove: async (name) => void (await ask({ do: 'remove', name })),
    },
    killDaemon: async () => void (await ask({ do: 'killDaemon' })),
    end: async () => {
      child.stdin.end()
      await ended
    },
  }
}
