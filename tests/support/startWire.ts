import { connect, createServer, type Socket } from 'node:net'

/** The network between a PC and its hub. */
export type Wire = {
  readonly address: string
  readonly unplug: () => void
  readonly plugIn: () => void
  readonly stop: () => Promise<void>
}

/** A wire to a hub that can be pulled out: cheaper than a hub that ends and starts again. */
export async function startWire(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let isPlugged = true
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((pc) => {
    if (!isPlugged) {
      pc.destroy()
      return
    }
    const hub = connect(Number(port), hostname)
    for (const [one, other] of [
      [pc, hub],
      [hub, pc],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.once('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    unplug: () => {
      isPlugged = false
      cut()
    },
    plugIn: () => {
      isPlugged = true
    },
    stop: async () => {
      cut()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
