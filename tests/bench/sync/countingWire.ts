import { connect, createServer, type Socket } from 'node:net'

/** A wire to a server that counts what goes through it, both ways. */
export type CountingWire = {
  readonly address: string
  /** Since it was asked last. */
  readonly take: () => number
  readonly stop: () => Promise<void>
}

/** @param target address of the server, on this machine */
export async function startCountingWire(target: string): Promise<CountingWire> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let bytes = 0
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    take: () => {
      const taken = bytes
      bytes = 0
      return taken
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
