import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HubConfig, readConfig } from '../../src/hub/config.ts'
import { startHub as startProcess } from '../../src/hub/startHub.ts'
import { emptyPglite } from './emptyPglite.ts'

export type TestHub = {
  /** `http://127.0.0.1:<port>`. */
  readonly address: string
  readonly log: readonly string[]
  readonly stop: () => Promise<void>
}

/**
 * A hub in this process on a free loopback port; on the embedded database in a folder of its own, unless
 * `databaseUrl` or `dataFolder` says where.
 * @param now the hub's clock, milliseconds since 1970
 */
export async function startHub(
  settings: Partial<HubConfig> & { readonly now?: () => number } = {},
): Promise<TestHub> {
  const { now, ...given } = settings
  const read = readConfig({ HUB_PORT: '0' }, process.platform)
  if (!read.ok) throw new Error(read.sentence)
  const folder = await mkdtemp(join(tmpdir(), 'anteroom-hub-'))
  const log: string[] = []
  if (given.databaseUrl === undefined && given.dataFolder === undefined)
    await emptyPglite(join(folder, 'data'))
  const config: HubConfig = {
    ...read.config,
    dataFolder: join(folder, 'data'),
    ratePerDevice: 1_000_000,
    ratePerAddress: 1_000_000,
    ratePerReader: 1_000_000,
    ratePerPublisher: 1_000_000,
    ...given,
  }
  const hub = await startProcess(
    config,
    (level, event, more = {}) => log.push(JSON.stringify({ level, event, ...more })),
    now,
  )
  return {
    address: hub.address,
    log,
    stop: async () => {
      await hub.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
