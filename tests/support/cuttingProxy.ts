import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a proxy did to the connections that went through it. */
export type Damage = {
  readonly requests: number
  readonly cut: number
  readonly delayed: number
  readonly halved: number
  readonly repeated: number
  readonly throttled: number
}

export type CuttingProxy = {
  readonly address: string
  readonly damage: () => Damage
  /** From now on everything passes. */
  readonly heal: () => void
  readonly stop: () => Promise<void>
}

/** Bytes of one piece on a slow wire, and how long it takes. */
const TRICKLE_BYTES = 256
const TRICKLE_MS = 2
/** A slow wire gives so many pieces; what is left comes at once, or a test would last for ever. */
const TRICKLE_PIECES = 40

async function trickle(to: Socket, bytes: Buffer): Promise<void> {
  const slow = Math.min(bytes.length, TRICKLE_BYTES * TRICKLE_PIECES)
  for (let at = 0; at < slow; at += TRICKLE_BYTES) {
    to.write(bytes.subarray(at, Math.min(at + TRICKLE_BYTES, slow)))
    await sleep(TRICKLE_MS)
  }
  if (slow < bytes.length) to.write(bytes.subarray(slow))
}

/**
 * A wire to a hub that cuts connections before and after they said something, gives half an answer, waits, lets answers
 * trickle, and sends requests twice, each by chance.
 * @param random a number from 0 to 1, of a seed
 * @param harm how often something happens to a connection's next piece, from 0 to 1
 */
export async function startCuttingProxy(
  target: string,
  random: () => number,
  harm: number,
): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target)
  const damage = { requests: 0, cut: 0, delayed: 0, halved: 0, repeated: 0, throttled: 0 }
  const sockets = new Set<Socket>()
  let isHealed = false
  const happens = (share: number): boolean => !isHealed && random() < harm * share

  /** Sends a request's bytes once more on a connection of its own, and throws the answer away. */
  const repeat = (bytes: Buffer): void => {
    damage.repeated += 1
    const again = connect(Number(port), hostname, () => again.write(bytes))
    again.on('error', () => undefined)
    again.on('data', () => again.destroy())
    sockets.add(again)
    again.once('close', () => sockets.delete(again))
  }

  const server = createServer((client) => {
    const hub = connect(Number(port), hostname)
    const end = (): void => {
      client.destroy()
      hub.destroy()
    }
    for (const socket of [client, hub]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.once('close', () => {
        sockets.delete(socket)
        end()
      })
    }
    client.on('data', (bytes: Buffer) => {
      damage.requests += 1
      if (happens(0.25)) {
        damage.cut += 1
        hub.write(bytes.subarray(0, Math.floor(random() * bytes.length)))
        setImmediate(end)
        return
      }
      if (happens(0.25)) repeat(bytes)
      hub.write(bytes)
    })
    hub.on('data', (bytes: Buffer) => {
      void (async () => {
        if (happens(0.25)) {
          damage.cut += 1
          end()
          return
        }
        if (happens(0.25)) {
          damage.halved += 1
          client.write(bytes.subarray(0, Math.floor(random() * bytes.length)))
          setImmediate(end)
          return
        }
        if (happens(0.5)) {
          damage.delayed += 1
          hub.pause()
          await sleep(random() * 30)
          hub.resume()
        }
        if (happens(0.25)) {
          damage.throttled += 1
          hub.pause()
          await trickle(client, bytes)
          hub.resume()
          return
        }
        client.write(bytes)
      })()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    damage: () => ({ ...damage }),
    heal: () => {
      isHealed = true
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
