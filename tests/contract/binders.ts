import WebSocket from 'ws'
import type { AppEvent, Transport } from '#shared/contract/index.ts'
import { makeBridgeTransport } from '#renderer/transport/bridgeTransport.ts'
import { makeWebSocketTransport } from '#renderer/transport/webSocketTransport.ts'
import type { Socket } from '#renderer/transport/webSocketTransport.ts'
import { bindIpc } from '#shells/electron/bindIpc.ts'
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '#shells/electron/channels.ts'
import type { App, Envelope, Ports } from '#backend/ports.ts'
import { must } from '#shared/lib/must.ts'
import {
  asElectron,
  FakeContents,
  FakeIpcMain,
  messageFrom,
  ownFrame,
} from '../integration/electron/fakeElectron.ts'
import { openDoor, startTestShell } from './testShell.ts'

/** A page's end of a link to a core, with the program's own transport on it. */
export type Link = {
  /** Asks for any route, also one that the contract does not have. */
  ask(route: string, input: unknown): Promise<Envelope>
  subscribe(listener: (event: AppEvent) => void): () => void
  /** Cuts the link under requests in hand. */
  cut(): Promise<void>
  close(): Promise<void>
}

/** One way from a page to the core. */
export type Binder = { readonly name: string; readonly open: (app: App, log: Ports['log']) => Promise<Link> }

function asLink(transport: Transport, ends: Pick<Link, 'cut' | 'close'>): Link {
  // A page at fault asks for what the contract does not have, which the typed client can't say.
  const ask = transport.request as Link['ask']
  return { ask, subscribe: transport.subscribe, ...ends }
}

/** A socket of Node that can show a cookie; ws has the browser's members under types of its own. */
function openSocket(address: string, headers: { origin: string; cookie: string }): WebSocket {
  const socket = new WebSocket(address, { headers })
  // The transport hears of a failure by the close that follows.
  socket.on('error', () => undefined)
  return socket
}

async function openWebSocketLink(app: App, log: Ports['log']): Promise<Link> {
  const shell = await startTestShell(app, log)
  const { origin, cookie } = await openDoor(shell)
  let isOpen = true
  const sockets: WebSocket[] = []
  await using cleanup = new AsyncDisposableStack()
  cleanup.defer(() => shell.stop())
  const transport = await new Promise<Transport>((resolve) => {
    const made = makeWebSocketTransport({
      address: `ws://127.0.0.1:${shell.port}/link`,
      openSocket: (address, events): Socket => {
        const socket = openSocket(address, { origin, cookie })
        socket.on('open', events.opened)
        socket.on('close', events.closed)
        socket.on('message', (data) => events.received(String(data)))
        sockets.push(socket)
        return { send: (text) => socket.send(text) }
      },
      onLink: (state) => state === 'up' && resolve(made),
      after: (ms, run) => void setTimeout(() => isOpen && run(), ms).unref(),
    })
  })
  const opened = cleanup.move()
  return asLink(transport, {
    cut: () => {
      for (const socket of sockets) socket.terminate()
      return Promise.resolve()
    },
    close: async () => {
      isOpen = false
      await opened.disposeAsync()
    },
  })
}

/** Contents whose page hears what is sent, as the preload script forwards it. */
class HearingContents extends FakeContents {
  readonly heard = new Set<(event: AppEvent) => void>()
  override send(channel: string, ...values: unknown[]): void {
    super.send(channel, ...values)
    if (channel !== EVENT_CHANNEL) return
    // What crosses is a structured clone of the event that the core announced.
    for (const listener of this.heard) listener(structuredClone(values[0]) as AppEvent)
  }
}

function openIpcLink(app: App, log: Ports['log']): Promise<Link> {
  const ipcMain = new FakeIpcMain()
  const contents = new HearingContents(1)
  bindIpc({ ipcMain: asElectron(ipcMain), desk: () => asElectron(contents), core: Promise.resolve(app), log })
  const handler = must(ipcMain.handlers.get(REQUEST_CHANNEL), 'handler')
  const gone = Promise.withResolvers<never>()
  gone.promise.catch(() => undefined)
  const invoke = async (route: string, input: unknown): Promise<unknown> => {
    const answer: unknown = await handler(messageFrom(ownFrame), route, structuredClone(input))
    return structuredClone(answer)
  }
  const bridge = {
    request: (route: string, input: unknown) => Promise.race([invoke(route, input), gone.promise]),
    subscribe: (listener: (event: AppEvent) => void) => {
      contents.heard.add(listener)
      return () => contents.heard.delete(listener)
    },
  }
  // The preload script's two functions know nothing of the contract's types.
  const transport = makeBridgeTransport(bridge as Transport)
  return Promise.resolve(
    asLink(transport, {
      // What Electron says where the main process goes away before it replies.
      cut: () => Promise.resolve(gone.reject(new Error('reply was never sent'))),
      close: () => Promise.resolve(),
    }),
  )
}

/** Both ways: every contract test runs over each. */
export const BINDERS: readonly Binder[] = [
  { name: 'WebSocket', open: openWebSocketLink },
  { name: 'Electron IPC', open: openIpcLink },
]
