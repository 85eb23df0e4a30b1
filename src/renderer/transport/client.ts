import type { Answer, AppEvent, InputOf, RouteName, Transport } from '#shared/contract/index.ts'
import { must } from '#shared/lib/must.ts'
import { makeBridgeTransport } from './bridgeTransport.ts'
import { exchangeToken } from './exchangeToken.ts'
import { useLink } from './linkStore.ts'
import { makeWebSocketTransport, type Socket, type SocketEvents } from './webSocketTransport.ts'

const connection: { transport: Transport | undefined } = { transport: undefined }

/** Sets what carries every request of this page; called once, before the first screen. */
export function connectClient(transport: Transport): void {
  connection.transport = transport
}

function openSocket(address: string, events: SocketEvents): Socket {
  const socket = new WebSocket(address)
  socket.addEventListener('open', events.opened)
  socket.addEventListener('close', events.closed)
  socket.addEventListener('message', (message: MessageEvent<unknown>) => events.received(message.data))
  return { send: (text) => socket.send(text) }
}

/** The bridge of the desktop program where there is one, else a WebSocket to the host that served the page. */
export async function pickTransport(): Promise<Transport> {
  if (globalThis.anteroom !== undefined) {
    useLink.setState({ state: 'up' })
    return makeBridgeTransport(globalThis.anteroom)
  }
  await exchangeToken()
  return makeWebSocketTransport({
    address: `ws://${location.host}/link`,
    openSocket,
    onLink: (state) => useLink.setState({ state }),
    after: (ms, run) => void setTimeout(run, ms),
  })
}

/** Asks the program. Never rejects: an error that a person can cause, and a lost link, are answers. */
export function request<N extends RouteName>(route: N, input: InputOf<N>): Promise<Answer<N>> {
  return must(connection.transport, 'transport').request(route, input)
}

/**
 * Hears what the program announces; events may be lost, so stores refetch what they show.
 * @returns the function that ends the subscription
 */
export function onEvent(listener: (event: AppEvent) => void): () => void {
  return must(connection.transport, 'transport').subscribe(listener)
}
