import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { execFile } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { loadKeychainOf } from '#backend/keys/secretStores/loadKeychain.ts'
import type { SecretStore } from '#backend/ports.ts'

/**
 * Runs inside a session bus of its own and does, line by line, what keyring.ts asks: start or kill this session's
 * gnome-keyring, and call the real keychain. Answers one JSON line per request.
 */
type Ask = { readonly id: number; readonly do: string; readonly name?: string; readonly value?: string }

let daemon: ChildProcess | undefined
let keychain: SecretStore | undefined
const driver = process.argv[2] === 'napi' ? 'napi' : 'keytar'

/** The process id behind org.freedesktop.secrets on this session's bus; undefined where nobody owns that name. */
async function ownerPid(): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)('dbus-send', [
      '--session',
      '--print-reply=literal',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.GetConnectionUnixProcessID',
      'string:org.freedesktop.secrets',
    ])
    return Number(/uint32 (\d+)/.exec(stdout)?.[1])
  } catch {
    return undefined
  }
}

async function startDaemon(password: string | undefined): Promise<null> {
  const unlock = password === undefined ? [] : ['--unlock']
  daemon = spawn('gnome-keyring-daemon', [...unlock, '--foreground', '--components=secrets'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  daemon.stdin?.end(password ?? '')
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await ownerPid()) === daemon.pid) return null
    await wait(50)
  }
  throw new Error('gnome-keyring-daemon did not take its name on the bus')
}

/** Ends the keyring of this session: ours, or the one that the bus started in its place. Never another's. */
async function killDaemon(): Promise<null> {
  const pid = await ownerPid()
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
  daemon = undefined
  for (let tries = 0; tries < 100 && (await ownerPid()) === pid && pid !== undefined; tries += 1)
    await wait(20)
  return null
}

async function answer(ask: Ask): Promise<unknown> {
  if (ask.do === 'startDaemon') return await startDaemon(ask.value)
  if (ask.do === 'killDaemon') return await killDaemon()
  keychain ??= await loadKeychainOf(driver)
  if (ask.do === 'load') return keychain !== undefined
  if (keychain === undefined) throw new Error(`${driver} did not load`)
  const { name = '', value = '' } = ask
  if (ask.do === 'probe') return await keychain.probe()
  if (ask.do === 'read') return (await keychain.read(name)) ?? null
  if (ask.do === 'write') return (await keychain.write(name, value)) ?? null
  if (ask.do === 'remove') return (await keychain.remove(name)) ?? null
  throw new Error(`Unknown request ${ask.do}`)
}

for await (const line of createInterface({ input: process.stdin })) {
  const ask: Ask = JSON.parse(line)
  let reply: object
  try {
    reply = { id: ask.id, value: await answer(ask) }
  } catch (error) {
    reply = { id: ask.id, error: error instanceof Error ? error.message : 'unknown' }
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`)
}
if (process.env.DBUS_SESSION_BUS_ADDRESS !== undefined) await killDaemon()
process.exit(0)
