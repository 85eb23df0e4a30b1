import type { Answer, AppEvent, InputOf, RouteName, Transport } from '#shared/contract/index.ts'
import { must } from '#shared/lib/must.ts'
import { makeBridgeTransport } from './bridgeTransport.ts'
import { exchangeToken } from './exchangeToken.ts'
import { useLink } from './linkStore.ts'
import { askForProof, wantedProof } from './reauth.ts'
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

const pending = { count: 0, whenNone: new Set<() => void>() }

async function send<N extends RouteName>(route: N, input: InputOf<N>): Promise<Answer<N>> {
  pending.count += 1
  try {
    return await must(connection.transport, 'transport').request(route, input)
  } finally {
    pending.count -= 1
    if (pending.count === 0) {
      for (const run of pending.whenNone) run()
      pending.whenNone.clear()
    }
  }
}

/**
 * Asks the program. Never rejects: an error that a person can cause, and a lost link, are answers. Where the program
 * wants to know first who is at the desk, the person is asked once and the request is sent again; who does not want
 * to, gets `REAUTH_NEEDED` as the answer.
 */
export async function request<N extends RouteName>(route: N, input: InputOf<N>): Promise<Answer<N>> {
  const answer = await send(route, input)
  const wanted = wantedProof(answer)
  if (wanted === undefined) return answer
  return (await askForProof(wanted.needsCode)) ? send(route, input) : answer
}

/** Resolves once every request sent so far has its answer, or after this long. */
export function settleRequests(limitMs: number): Promise<void> {
  if (pending.count === 0) return Promise.resolve()
  return new Promise((resolve) => {
    pending.whenNone.add(resolve)
    setTimeout(resolve, limitMs)
  })
}

/**
 * Hears what the program announces; events may be lost, so stores refetch what they show.
 * @returns the function that ends the subscription
 */
export function onEvent(listener: (event: AppEvent) => void): () => void {
  return must(connection.transport, 'transport').subscribe(listener)
}
