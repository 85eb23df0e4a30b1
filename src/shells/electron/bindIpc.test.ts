import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { App } from '#backend/ports.ts'
import {
  asElectron,
  FakeContents,
  FakeIpcMain,
  messageFrom,
  ownFrame,
} from '#tests/integration/electron/fakeElectron.ts'
import { bindIpc } from './bindIpc.ts'
import { REQUEST_CHANNEL } from './channels.ts'

type Listener = Parameters<App['subscribe']>[1]

/** A bound channel over a core that answers with what it was asked. */
function bind(hasWindow = true) {
  const ipcMain = new FakeIpcMain()
  const contents = new FakeContents(1)
  const asked: unknown[][] = []
  const listeners: Listener[] = []
  const core: App = {
    dispatch: (...call) => {
      asked.push(call)
      return Promise.resolve({ ok: true, data: {} })
    },
    subscribe: (_seat, listener) => {
      listeners.push(listener)
      return () => {}
    },
    stop: () => Promise.resolve(),
  }
  const desk = () =>
    hasWindow ? asElectron<ReturnType<Parameters<typeof bindIpc>[0]['desk']>>(contents) : undefined
  bindIpc({ ipcMain: asElectron(ipcMain), desk, core: Promise.resolve(core), log: () => {} })
  const handler = ipcMain.handlers.get(REQUEST_CHANNEL)
  const send = async (event: ReturnType<typeof messageFrom>, ...values: unknown[]): Promise<unknown> =>
    handler?.(event, ...values)
  return { ipcMain, contents, asked, listeners, send }
}

const flaws = {
  frame: fc.constantFrom(null, {
    get detached(): boolean {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    },
  }),
  detached: fc.constant(true),
  parent: fc.constantFrom(ownFrame, {}),
  origin: fc.oneof(
    fc.constantFrom(
      'null',
      '',
      'app://',
      'app://evil.anteroom',
      'app://anteroom.evil',
      'app://ANTEROOM',
      'file://',
    ),
    fc.webUrl(),
    fc.string(),
  ),
  url: fc.oneof(
    fc.constantFrom(
      'about:blank',
      '',
      'app://anteroom.evil/index.html',
      'data:text/html,x',
      'file:///index.html',
    ),
    fc.webUrl(),
  ),
  contentsId: fc.integer().filter((id) => id !== 1),
}

type FlawValues = { [K in keyof typeof flaws]: (typeof flaws)[K] extends fc.Arbitrary<infer T> ? T : never }

/** A message that is wrong in one way, or in several. */
const badMessage = fc
  .oneof(
    ...Object.entries(flaws).map(([name, flaw]) => fc.record({ [name]: flaw })),
    fc.record<Partial<FlawValues>>(flaws),
  )
  .map(({ frame, contentsId = 1, ...rest }: Partial<FlawValues>) =>
    messageFrom(frame === undefined ? { ...ownFrame, ...rest } : frame, contentsId),
  )

describe('bindIpc', () => {
  it('lets no message of a bad sender reach the core (Z4)', async () => {
    const { asked, send } = bind()
    const seed = Date.now()
    let sent = 0
    await fc.assert(
      fc.asyncProperty(badMessage, async (event) => {
        sent += 1
        expect(await send(event, 'users.list', {})).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
      }),
      { numRuns: 10_000, seed },
    )
    console.log(`${sent} bad senders, seed ${seed}: ${asked.length} reached the core`)
    expect(sent).toBeGreaterThanOrEqual(10_000)
    expect(asked).toEqual([])
  })

  it('lets nobody in while there is no window', async () => {
    const { asked, send } = bind(false)
    expect(await send(messageFrom(ownFrame), 'users.list', {})).toMatchObject({ ok: false })
    expect(asked).toEqual([])
  })

  it('passes on what our own page asks, for the seat at the desk', async () => {
    const { asked, send } = bind()
    expect(await send(messageFrom(ownFrame), 'users.list', { page: 1 })).toEqual({ ok: true, data: {} })
    expect(await send(messageFrom(ownFrame), '__proto__', undefined)).toEqual({ ok: true, data: {} })
    expect(asked).toEqual([
      ['desk', 'users.list', { page: 1 }],
      ['desk', '__proto__', undefined],
    ])
  })

  it('refuses a route that is no text', async () => {
    const { asked, send } = bind()
    for (const route of [undefined, null, 7, {}, ['users.list']]) {
      expect(await send(messageFrom(ownFrame), route, {})).toMatchObject({ error: { code: 'UNKNOWN_ROUTE' } })
    }
    expect(asked).toEqual([])
  })

  it('sends the events of the core to the desk', async () => {
    const { contents, listeners } = bind()
    await Promise.resolve()
    for (const listener of listeners) listener({ name: 'clinic.changed' })
    expect(contents.sent).toEqual([['anteroom:event', { name: 'clinic.changed' }]])
  })
})
