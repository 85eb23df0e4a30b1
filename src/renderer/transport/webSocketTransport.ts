import type { Answer, AppEvent, InputOf, RouteName, Transport } from '#shared/contract/index.ts'
import { isObject, LINK_LOST, toAnswer } from './answers.ts'
import type { LinkState } from './linkStore.ts'

/** What a socket tells the link. */
export type SocketEvents = {
  readonly opened: () => void
  readonly closed: () => void
  readonly received: (data: unknown) => void
}
/** As much of an open socket as the link uses. */
export type Socket = { readonly send: (text: string) => void }

export type WebSocketOptions = {
  readonly address: string
  readonly openSocket: (address: string, events: SocketEvents) => Socket
  readonly onLink: (state: LinkState) => void
  /** Calls back after so many milliseconds. */
  readonly after: (ms: number, run: () => void) => void
}

type Pending = { readonly text: string; readonly settle: (answer: unknown) => void }

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5000
/** What may have changed unseen while the link was down. */
const MISSED: readonly AppEvent[] = [
  { name: 'start.changed' },
  { name: 'session.changed' },
  { name: 'clinic.changed' },
  { name: 'users.changed', ids: [] },
]

const isEvent = (value: unknown): value is AppEvent => isObject(value) && typeof value['name'] === 'string'

function parse(data: unknown): Record<string, unknown> {
  if (typeof data !== 'string') return {}
  try {
    const message: unknown = JSON.parse(data)
    return isObject(message) ? message : {}
  } catch {
    return {}
  }
}

/** One link that opens itself again, with growing pauses, whenever it is lost. */
class Link {
  readonly #options: WebSocketOptions
  readonly #pending = new Map<number, Pending>()
  readonly #listeners = new Set<(event: AppEvent) => void>()
  #socket: Socket | undefined
  #state: LinkState = 'connecting'
  #lastId = 0
  #pauseMs = FIRST_PAUSE_MS

  constructor(options: WebSocketOptions) {
    this.#options = options
    this.#open()
  }

  request(route: string, input: unknown): Promise<unknown> {
    if (this.#state === 'lost') return Promise.resolve(LINK_LOST)
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((settle) => {
      const text = JSON.stringify({ id, route, input })
      this.#pending.set(id, { text, settle })
      // Before the first connection requests wait; `#opened` sends them.
      if (this.#state === 'up') this.#socket?.send(text)
    })
  }

  subscribe(listener: (event: AppEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #open(): void {
    this.#socket = this.#options.openSocket(this.#options.address, {
      opened: () => this.#opened(),
      closed: () => this.#closed(),
      received: (data) => this.#receive(parse(data)),
    })
  }

  #opened(): void {
    const wasLost = this.#state === 'lost'
    this.#pauseMs = FIRST_PAUSE_MS
    this.#setState('up')
    for (const { text } of this.#pending.values()) this.#socket?.send(text)
    if (wasLost) for (const event of MISSED) this.#tell(event)
  }

  #closed(): void {
    this.#setState('lost')
    for (const { settle } of this.#pending.values()) settle(LINK_LOST)
    this.#pending.clear()
    this.#options.after(this.#pauseMs, () => this.#open())
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS)
  }

  #receive(message: Record<string, unknown>): void {
    const { id, answer, event } = message
    if (typeof id === 'number') {
      const pending = this.#pending.get(id)
      this.#pending.delete(id)
      pending?.settle(answer)
    } else if (isEvent(event)) {
      this.#tell(event)
    }
  }

  #tell(event: AppEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  #setState(state: LinkState): void {
    this.#state = state
    this.#options.onLink(state)
  }
}

/**
 * Reaches the program by a WebSocket. Requests wait for the first connection; once a link is lost, what is pending
 * and what is asked meanwhile is answered LINK_LOST, and after the link is back every kind of change is announced,
 * since events may have been missed.
 */
export function makeWebSocketTransport(options: WebSocketOptions): Transport {
  const link = new Link(options)
  return {
    request: async <N extends RouteName>(route: N, input: InputOf<N>): Promise<Answer<N>> =>
      toAnswer<N>(await link.request(route, input)),
    subscribe: (listener) => link.subscribe(listener),
  }
}
