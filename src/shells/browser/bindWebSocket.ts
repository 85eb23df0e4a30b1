import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { RawData, WebSocket } from 'ws'
import type { App, Envelope, Ports, Seat } from '#backend/ports.ts'
import { dispatchSafely } from '../dispatchSafely.ts'
import type { DoorKeys } from './doorKeys.ts'
import { readLinkMessage } from './linkMessage.ts'
import type { RequestGuard } from './requestGuard.ts'

/** One message may be this long: an import of 32 MB as base64, with room. */
const MAX_MESSAGE_BYTES = 48 * 1024 * 1024
const MAX_LINKS = 32
/** A page that asks for more at once, without waiting for answers, is out of order. */
const MAX_IN_FLIGHT = 128
/** A page that does not read loses events first, then its link. */
const MAX_UNREAD_FOR_EVENTS = 1024 * 1024
const MAX_UNREAD = 256 * 1024 * 1024

/** Why the host ends a link; RFC 6455 §7.4.1. */
const CLOSE = { goingAway: 1001, notText: 1003, malformed: 1007, tooMany: 1008 } as const

/** The links of all pages to the core. */
export type WebSocketBinding = {
  /** Tells every page that the host goes away, and ends the links. */
  close(): void
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function serveLink(socket: WebSocket, seat: Seat, app: App, log: Ports['log']): void {
  let inFlight = 0
  const send = (message: { id: number; answer: Envelope } | { event: unknown }): void => {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > MAX_UNREAD) return socket.terminate()
    socket.send(JSON.stringify(message))
  }
  const answer = async (bytes: Buffer): Promise<void> => {
    const message = readLinkMessage(bytes)
    if (message === undefined) return socket.close(CLOSE.malformed)
    if (inFlight >= MAX_IN_FLIGHT) return socket.close(CLOSE.tooMany)
    inFlight += 1
    const envelope = await dispatchSafely(app, log, seat, message.route, message.input)
    inFlight -= 1
    send({ id: message.id, answer: envelope })
  }
  const unsubscribe = app.subscribe(seat, (event) => {
    if (socket.bufferedAmount <= MAX_UNREAD_FOR_EVENTS) send({ event })
  })
  socket.on('message', (data: RawData, isBinary) => {
    if (socket.readyState !== socket.OPEN) return
    if (isBinary || !Buffer.isBuffer(data)) return socket.close(CLOSE.notText)
    void answer(data)
  })
  // ws has closed the link already, with the right code; without a listener the error would end the process.
  socket.on('error', () => log({ level: 'warn', code: 'LINK_REFUSED_MESSAGE' }))
  socket.on('close', unsubscribe)
}

/**
 * Carries `{ id, route, input }` and `{ id, answer }`, `{ event }` as JSON texts between pages and the core, at `/link`.
 * Only a page of this host with the cookie of a seat gets a link; a message that is not one ends its link, never the
 * host.
 */
export function bindWebSocket(
  server: Server,
  app: App,
  door: { readonly guard: RequestGuard; readonly keys: DoorKeys },
  log: Ports['log'],
): WebSocketBinding {
  const links = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, clientTracking: true })
  const whyNot = (request: IncomingMessage): string | undefined => {
    if (request.url !== '/link') return '404 Not Found'
    if (!door.guard.isOwnHost(request.headers)) return '421 Misdirected Request'
    if (!door.guard.isOwnOrigin(request.headers)) return '403 Forbidden'
    if (door.keys.seatOf(request.headers.cookie) === undefined) return '401 Unauthorized'
    return links.clients.size >= MAX_LINKS ? '503 Service Unavailable' : undefined
  }
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A peer that goes away mid-handshake is no fault of the host.
    socket.on('error', () => socket.destroy())
    const seat = door.keys.seatOf(request.headers.cookie)
    const reason = whyNot(request)
    if (reason !== undefined || seat === undefined) return refuseUpgrade(socket, reason ?? '401 Unauthorized')
    links.handleUpgrade(request, socket, head, (link) => serveLink(link, seat, app, log))
  })
  return {
    close() {
      for (const link of links.clients) link.close(CLOSE.goingAway)
      links.close()
    },
  }
}
