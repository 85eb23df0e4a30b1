import { createServer, request } from 'node:http'

/** A way to a hub that lets everything through but, on demand, the pieces of snapshots. */
export type CutHub = {
  readonly address: string
  readonly cutPieces: (isCut: boolean) => void
  readonly close: () => Promise<void>
}

/** @param address of the hub, on this machine */
export async function cutHub(address: string): Promise<CutHub> {
  let isCut = false
  const server = createServer((asked, answer) => {
    const { method, headers, url } = asked
    if (isCut && method === 'GET' && /\/snapshots\/[^/]+\/\d+$/u.test(url ?? '')) {
      asked.socket.destroy()
      return
    }
    const onward = request(new URL(url ?? '/', address), { method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 500, reply.headers)
      reply.pipe(answer)
    })
    onward.on('error', () => asked.socket.destroy())
    asked.pipe(onward)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const place = server.address()
  const port = typeof place === 'object' && place !== null ? place.port : 0
  return {
    address: `http://127.0.0.1:${port}`,
    cutPieces: (cut) => {
      isCut = cut
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
