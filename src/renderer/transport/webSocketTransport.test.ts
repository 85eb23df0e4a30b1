import { describe, expect, it } from 'vitest'
import type { AppEvent, Transport } from '#shared/contract/index.ts'
import type { LinkState } from './linkStore.ts'
import { makeWebSocketTransport, type SocketEvents } from './webSocketTransport.ts'

type Harness = {
  readonly transport: Transport
  readonly sockets: SocketEvents[]
  readonly sent: string[]
  readonly states: LinkState[]
  readonly waits: { ms: number; run: () => void }[]
  readonly open: () => void
  readonly close: () => void
  readonly receive: (message: unknown) => void
}

function harness(): Harness {
  const sockets: SocketEvents[] = []
  const sent: string[] = []
  const states: LinkState[] = []
  const waits: Harness['waits'] = []
  const transport = makeWebSocketTransport({
    address: 'ws://127.0.0.1/link',
    openSocket: (_address, events) => {
      sockets.push(events)
      return { send: (text) => sent.push(text) }
    },
    onLink: (state) => states.push(state),
    after: (ms, run) => waits.push({ ms, run }),
  })
  return {
    transport,
    sockets,
    sent,
    states,
    waits,
    open: () => sockets.at(-1)?.opened(),
    close: () => sockets.at(-1)?.closed(),
    receive: (message) => sockets.at(-1)?.received(JSON.stringify(message)),
  }
}

const signedOut = { ok: true, data: { state: 'none', person: null, idleLockMinutes: 5 } }

describe('the link to the program', () => {
  it('holds requests until it is open and gives each its own answer', async () => {
    const link = harness()
    const first = link.transport.request('session.get', {})
    const second = link.transport.request('users.count', {})
    expect(link.sent).toEqual([])
    link.open()
    expect(link.sent.map((text) => JSON.parse(text) as unknown)).toEqual([
      { id: 1, route: 'session.get', input: {} },
      { id: 2, route: 'users.count', input: {} },
    ])
    link.receive({ id: 2, answer: { ok: true, data: { active: 3, inactive: 1 } } })
    link.receive({ id: 1, answer: signedOut })
    expect(await first).toEqual(signedOut)
    expect(await second).toEqual({ ok: true, data: { active: 3, inactive: 1 } })
  })

  it('answers LINK_LOST to what is pending and to what is asked while it is lost', async () => {
    const link = harness()
    link.open()
    const pending = link.transport.request('session.get', {})
    link.close()
    const lost = { ok: false, error: { code: 'LINK_LOST', data: {} } }
    expect(await pending).toEqual(lost)
    expect(await link.transport.request('session.get', {})).toEqual(lost)
    expect(link.states).toEqual(['up', 'lost'])
  })

  it('opens again with growing pauses, at most five seconds apart', () => {
    const link = harness()
    for (let round = 0; round < 7; round += 1) {
      link.close()
      link.waits.at(-1)?.run()
    }
    expect(link.waits.map(({ ms }) => ms)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000])
    expect(link.sockets).toHaveLength(8)
  })

  it('announces every kind of change after the link is back', () => {
    const link = harness()
    const heard: AppEvent[] = []
    link.transport.subscribe((event) => heard.push(event))
    link.open()
    expect(heard).toEqual([])
    link.close()
    link.waits.at(-1)?.run()
    link.open()
    expect(heard.map(({ name }) => name)).toEqual([
      'start.changed',
      'session.changed',
      'clinic.changed',
      'users.changed',
    ])
  })

  it('passes events on until the subscription ends and ignores what it does not know', () => {
    const link = harness()
    const heard: AppEvent[] = []
    const stop = link.transport.subscribe((event) => heard.push(event))
    link.open()
    link.receive({ event: { name: 'clinic.changed' } })
    link.receive({ surprise: true })
    link.receive({ id: 99, answer: { ok: true, data: {} } })
    stop()
    link.receive({ event: { name: 'session.changed' } })
    expect(heard).toEqual([{ name: 'clinic.changed' }])
  })
})
