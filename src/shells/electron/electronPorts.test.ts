import { EventEmitter } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SecretStore } from '#backend/ports.ts'
import { asElectron } from '#tests/integration/electron/fakeElectron.ts'
import { chooseProfile, electronPorts } from './electronPorts.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'anteroom-ports-'))
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

function ports({
  environment = {},
  isPackaged = false,
}: { environment?: Record<string, string>; isPackaged?: boolean } = {}) {
  const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => 42 })
  const keyFolders: string[] = []
  const proxies: Record<string, string> = {
    'https://a.example': 'PROXY proxy.example:8080; DIRECT',
    'https://b.example': 'SOCKS5 socks.example:1080; HTTPS safe.example:443',
    'https://c.example': 'SOCKS5 socks.example:1080',
  }
  const made = electronPorts({
    app: asElectron({
      getPath: () => join(root, 'profile'),
      getVersion: () => '1.2.3',
      getAppPath: () => '/program',
      isPackaged,
    }),
    powerMonitor: asElectron(powerMonitor),
    environment,
    resourcesPath: '/installed/resources',
    threadEntry: new URL('file:///program/out/main/thread.js'),
    keychain: undefined,
    resolveProxy: (address) => Promise.resolve(proxies[address] ?? 'DIRECT'),
    createKeyFile: (folder) => {
      keyFolders.push(folder)
      return asElectron<SecretStore>({ kind: 'file' })
    },
  })
  return { made, powerMonitor, keyFolders }
}

describe('electronPorts', () => {
  it('keeps the data below the profile, for this person only', async () => {
    const { made, keyFolders } = ports()
    expect(made.paths.data).toBe(join(root, 'profile', 'clinic'))
    expect((await stat(made.paths.data)).mode & 0o777).toBe(0o700)
    expect(keyFolders).toEqual([join(made.paths.data, 'secrets')])
  })

  it('obeys ANTEROOM_DATA_DIR and ANTEROOM_KEY_STORE', () => {
    const { made } = ports({
      environment: { ANTEROOM_DATA_DIR: join(root, 'here'), ANTEROOM_KEY_STORE: 'file' },
    })
    expect(made.paths.data).toBe(join(root, 'here'))
    expect(made.prefersKeyFile).toBe(true)
    expect(ports().made.prefersKeyFile).toBe(false)
  })

  it('finds the shipped files beside the program, packaged or not', () => {
    expect(ports().made.paths.resources).toBe('/program/resources')
    expect(ports({ isPackaged: true }).made.paths.resources).toBe('/installed/resources/resources')
  })

  it('tells of lock and sleep until unsubscribed', () => {
    const { made, powerMonitor } = ports()
    const heard: string[] = []
    const stop = made.onPresence((signal) => heard.push(signal))
    powerMonitor.emit('lock-screen')
    powerMonitor.emit('suspend')
    stop()
    powerMonitor.emit('lock-screen')
    expect(heard).toEqual(['systemLocked', 'systemSleep'])
    expect(made.systemIdleSeconds()).toBe(42)
  })

  it('reaches an address through the proxy that the system has for it', async () => {
    const { made } = ports()
    expect(await made.proxyFor?.('https://a.example')).toEqual({ HTTPS_PROXY: 'http://proxy.example:8080' })
    expect(await made.proxyFor?.('https://b.example')).toEqual({ HTTPS_PROXY: 'https://safe.example:443' })
    expect(await made.proxyFor?.('https://c.example')).toEqual({})
    expect(await made.proxyFor?.('https://hub.example')).toEqual({})
  })

  it('logs codes and numbers as lines that only this person may read', async () => {
    const { made } = ports()
    made.log({ level: 'error', code: 'PAGE_GONE', detail: { times: 2 } })
    const file = join(made.paths.data, 'logs', 'anteroom.log')
    const [line] = (await readFile(file, 'utf8')).trim().split('\n')
    expect(JSON.parse(line ?? '')).toEqual({
      at: expect.stringMatching(/^\d{4}-/),
      level: 'error',
      code: 'PAGE_GONE',
      times: 2,
    })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('gives a chosen data folder a profile of its own, made before Electron is told', async () => {
    const told: string[][] = []
    const app = { setPath: (...values: string[]): number => told.push(values) }
    chooseProfile(app, {})
    chooseProfile(app, { ANTEROOM_DATA_DIR: '' })
    expect(told).toEqual([])
    chooseProfile(app, { ANTEROOM_DATA_DIR: join(root, 'here') })
    expect(told).toEqual([['userData', join(root, 'here', 'profile')]])
    expect((await stat(join(root, 'here', 'profile'))).mode & 0o777).toBe(0o700)
    // Electron throws when it is told of a folder that is not there.
    await writeFile(join(root, 'taken'), '')
    chooseProfile(app, { ANTEROOM_DATA_DIR: join(root, 'taken') })
    expect(told).toHaveLength(1)
  })

  it('comes up where the data folder can not be made', async () => {
    await writeFile(join(root, 'taken'), '')
    const { made } = ports({ environment: { ANTEROOM_DATA_DIR: join(root, 'taken', 'inside') } })
    expect(() => made.log({ level: 'info', code: 'STARTED' })).not.toThrow()
  })
})
