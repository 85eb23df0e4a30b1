import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { App, Ports } from '#backend/ports.ts'
import { bindWebSocket } from './bindWebSocket.ts'
import { createDoorKeys } from './doorKeys.ts'
import { openRendererFiles } from './rendererFiles.ts'
import { createRequestGuard } from './requestGuard.ts'
import { serveRenderer } from './serveRenderer.ts'

/** A page can only be at this address: nothing outside this PC reaches it. */
const HOST = '127.0.0.1'

/** The running browser shell. */
export type BrowserShell = {
  readonly port: number
  /** The address with a new one-time token; the token of an earlier address that nobody opened is void. */
  address(): string
  /** Ends the links and the port. The core is stopped by whoever started it. */
  stop(): Promise<void>
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, () => resolve())
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}

/**
 * Serves the built renderer and the link to the core.
 * @param port 0 for any free one
 * @throws with code EADDRINUSE or EACCES where the port can't be had
 */
export async function startBrowserShell(
  app: App,
  options: { readonly port: number; readonly rendererFolder: string; readonly log: Ports['log'] },
): Promise<BrowserShell> {
  const files = openRendererFiles(options.rendererFolder)
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 })
  server.maxConnections = 128
  const port = await listen(server, options.port)
  const guard = createRequestGuard(port)
  const keys = createDoorKeys(port, () => randomBytes(32).toString('base64url'))
  server.on('request', serveRenderer(files, guard, keys))
  const links = bindWebSocket(server, app, { guard, keys }, options.log)
  return {
    port,
    address: () => `http://${HOST}:${port}/#token=${keys.issueToken()}`,
    async stop() {
      links.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        // A page gets a moment to read that the host goes away.
        setTimeout(() => server.closeAllConnections(), 200).unref()
      })
    },
  }
}
