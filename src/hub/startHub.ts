import type { HubConfig } from './config.ts'
import { openNewsDesk } from './devices/newsDesk.ts'
import type { HubLog } from './http/hubLog.ts'
import { makeServer } from './http/makeServer.ts'
import { openStorage } from './storage/openStorage.ts'

export type RunningHub = {
  readonly address: string
  /** Answers what runs and everybody who waits, then closes. */
  readonly stop: () => Promise<void>
}

const CLOSE_IDLE_MS = 50

/** Starts one hub process on its database. */
export async function startHub(
  config: HubConfig,
  log: HubLog,
  now: () => number = () => Date.now(),
): Promise<RunningHub> {
  const storage = await openStorage(config)
  const news = openNewsDesk()
  storage.onNews((...told) => news.tell(...told))
  try {
    const app = await makeServer({ storage, config, news, now }, log)
    await app.listen({ port: config.port, host: config.host })
    const bound = app.server.address()
    const port = typeof bound === 'object' && bound !== null ? bound.port : config.port
    const host = config.host.includes(':') ? `[${config.host}]` : config.host
    return {
      address: `${config.tls === undefined ? 'http' : 'https'}://${host}:${port}`,
      stop: async () => {
        news.close()
        // A kept connection whose last answer went out meanwhile would hold the end up.
        const closeIdle = setInterval(() => app.server.closeIdleConnections(), CLOSE_IDLE_MS)
        await app.close().finally(() => clearInterval(closeIdle))
        await storage.close()
      },
    }
  } catch (error) {
    await storage.close()
    throw error
  }
}
