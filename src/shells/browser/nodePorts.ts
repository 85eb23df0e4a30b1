import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { createFileStore, loadKeychain } from '#backend/app.ts'
import type { Ports } from '#backend/ports.ts'
import { environmentProxies } from '../environmentProxies.ts'
import { openLog } from '../openLog.ts'
import type { Settings } from './settings.ts'

const manifestSchema = z.object({ version: z.string() })

/** The local log; warnings and errors also go to the terminal, which has a reader here. */
function openLogs(dataFolder: string, now: () => number): Ports['log'] {
  const logToFile = openLog(join(dataFolder, 'logs'), now)
  return (line) => {
    logToFile(line)
    if (line.level === 'info') return
    process.stderr.write(
      `${line.level}: ${line.code}${line.detail ? ` ${JSON.stringify(line.detail)}` : ''}\n`,
    )
  }
}

/**
 * What plain Node can supply to the core: a keychain where the machine has one, real clocks, a local log. It knows
 * nothing of the system's idle time, lock or sleep, so locking goes by use of the program alone.
 * @param projectRoot holds package.json and resources/
 * @param threadEntry backend/thread.ts, or its bundle
 * @throws where the data folder can't be made
 */
export async function createNodePorts(
  settings: Settings,
  projectRoot: string,
  threadEntry: URL,
): Promise<Ports> {
  const { dataFolder } = settings
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const manifest: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  const clock = { now: () => Date.now(), monotonic: () => performance.now() }
  return {
    shell: 'browser',
    appVersion: manifestSchema.parse(manifest).version,
    paths: { data: dataFolder, resources: join(projectRoot, 'resources') },
    threadEntry,
    keychain: await loadKeychain(),
    keyFile: createFileStore(join(dataFolder, 'secrets')),
    prefersKeyFile: settings.prefersKeyFile,
    clock,
    proxyFor: () => Promise.resolve(environmentProxies(process.env)),
    systemIdleSeconds: () => undefined,
    onPresence: () => () => {},
    log: openLogs(dataFolder, clock.now),
  }
}
