import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { App, PowerMonitor } from 'electron'
import type { Ports, SecretStore } from '#backend/ports.ts'
import { openLog } from '../openLog.ts'
import { systemProxy } from './systemProxy.ts'

export type PortParts = {
  readonly app: Pick<App, 'getPath' | 'getVersion' | 'getAppPath' | 'isPackaged'>
  readonly powerMonitor: Pick<PowerMonitor, 'on' | 'off' | 'getSystemIdleTime'>
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where the packaged program's own files lie: `process.resourcesPath`. */
  readonly resourcesPath: string
  /** The bundle of backend/thread.ts. */
  readonly threadEntry: URL
  readonly keychain: SecretStore | undefined
  /** Lets the person choose a folder in a window of the system. */
  readonly pickFolder?: () => Promise<string | undefined>
  /** Asks the system for its proxies. */
  readonly resolveProxy: (address: string) => Promise<string>
  readonly createKeyFile: (folder: string) => SecretStore
}

/** The folder that ANTEROOM_DATA_DIR names, as an absolute path; undefined where it names none. */
function chosenDataFolder(environment: PortParts['environment']): string | undefined {
  const chosen = environment['ANTEROOM_DATA_DIR']
  return chosen === undefined || chosen === '' ? undefined : resolve(chosen)
}

/** Makes a folder for this person only; false where it can't be made. */
function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return true
  } catch {
    // The core meets the same obstacle and says so on the screen.
    return false
  }
}

/**
 * Two data folders are two programs: each gets a lock and a profile of its own. Must run before the lock is asked for.
 */
export function chooseProfile(app: Pick<App, 'setPath'>, environment: PortParts['environment']): void {
  const chosen = chosenDataFolder(environment)
  if (chosen === undefined) return
  const profile = join(chosen, 'profile')
  if (makeFolder(profile)) app.setPath('userData', profile)
}

function onPresence(powerMonitor: PortParts['powerMonitor']): Ports['onPresence'] {
  return (listener) => {
    const onLock = (): void => listener('systemLocked')
    const onSleep = (): void => listener('systemSleep')
    powerMonitor.on('lock-screen', onLock)
    powerMonitor.on('suspend', onSleep)
    return () => {
      powerMonitor.off('lock-screen', onLock)
      powerMonitor.off('suspend', onSleep)
    }
  }
}

/** What Electron and this PC give the core. Makes the data folder, for this person only. */
export function electronPorts(parts: PortParts): Ports {
  const { app, powerMonitor, environment } = parts
  const data = chosenDataFolder(environment) ?? join(app.getPath('userData'), 'clinic')
  const clock = { now: () => Date.now(), monotonic: () => performance.now() }
  makeFolder(data)
  return {
    shell: 'electron',
    appVersion: app.getVersion(),
    paths: { data, resources: join(app.isPackaged ? parts.resourcesPath : app.getAppPath(), 'resources') },
    threadEntry: parts.threadEntry,
    keychain: parts.keychain,
    keyFile: parts.createKeyFile(join(data, 'secrets')),
    prefersKeyFile: environment['ANTEROOM_KEY_STORE'] === 'file',
    clock,
    proxyFor: (address) => systemProxy(parts, address),
    systemIdleSeconds: () => powerMonitor.getSystemIdleTime(),
    onPresence: onPresence(powerMonitor),
    ...(parts.pickFolder === undefined ? {} : { pickFolder: parts.pickFolder }),
    log: openLog(join(data, 'logs'), clock.now),
  }
}
