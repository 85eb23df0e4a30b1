import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import type { BrowserShell } from '#shells/browser/startBrowserShell.ts'
import { echo, makeFakeApp } from './fakeApp.ts'
import type { FakeApp } from './fakeApp.ts'
import { openDoor, startTestShell } from './testShell.ts'

const hang = (): Promise<never> => new Promise(() => undefined)

let app: FakeApp
let shell: BrowserShell
let headers: { origin: string; cookie: string }

beforeAll(async () => {
  app = makeFakeApp((route, input) => (route === 'hang' ? hang() : echo(route, input)))
  shell = await startTestShell(app)
  headers = await openDoor(shell)
})
afterAll(() => shell.stop())

async function connect(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${shell.port}/link`, { headers })
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  // A peer that closes while we still send breaks the pipe.
  socket.on('error', () => undefined)
  return socket
}

const closeCode = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => socket.on('close', (code) => resolve(code)))

async function isServing(): Promise<boolean> {
  const socket = await connect()
  const answered = new Promise<string>((resolve) => socket.on('message', (data) => resolve(String(data))))
  socket.send('{"id":7,"route":"start.get","input":{}}')
  const text = await answered
  socket.close()
  return text === '{"id":7,"answer":{"ok":true,"data":{}}}'
}

const MANY = 48 * 1024 * 1024

describe('a link of the browser shell', () => {
  it.each([
    ['what is no JSON', '{"id":1,', 1007],
    ['an array', '[1,"start.get",{}]', 1007],
    ['an unknown key', '{"id":1,"route":"start.get","input":{},"seat":"desk"}', 1007],
    ['a route that is no text', '{"id":1,"route":["start.get"],"input":{}}', 1007],
    ['200,000 levels', `{"id":1,"route":"a","input":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 1007],
    ['a million keys', `{"id":1,"route":"a","input":{${'"a":1,'.repeat(1_000_000)}"b":1}}`, 1007],
    ['bytes', Buffer.from('{"id":1,"route":"start.get","input":{}}'), 1003],
    ['bytes that are no text', Buffer.from([0xff, 0xfe]), 1003],
    ['more than 48 MB', 'x'.repeat(MANY + 1), 1009],
  ])('ends with a code on %s, and the host goes on', async (_what, message, code) => {
    const before = app.asked.length
    const socket = await connect()
    socket.send(message)
    expect(await closeCode(socket)).toBe(code)
    expect(app.asked).toHaveLength(before)
    expect(await isServing()).toBe(true)
  })

  it('reads nothing more once a message ended it', async () => {
    const before = app.asked.length
    const socket = await connect()
    socket.send('{')
    socket.send('{"id":1,"route":"start.get","input":{}}')
    expect(await closeCode(socket)).toBe(1007)
    expect(app.asked).toHaveLength(before)
  })

  it('carries a message just under the limit', async () => {
    const socket = await connect()
    const text = 'x'.repeat(44_800_000)
    const answered = new Promise<number>((resolve) =>
      socket.on('message', (data) => resolve(String(data).length)),
    )
    socket.send(JSON.stringify({ id: 1, route: 'transfer.previewImport', input: { base64: text } }))
    expect(await answered).toBeGreaterThan(text.length)
    socket.close()
  })

  it('ends when a page asks for too much at once', async () => {
    const socket = await connect()
    for (let id = 0; id < 129; id += 1) socket.send(JSON.stringify({ id, route: 'hang', input: {} }))
    expect(await closeCode(socket)).toBe(1008)
    expect(await isServing()).toBe(true)
  })

  it('stops listening to the core when its page goes', async () => {
    await vi.waitFor(() => expect(app.listeners()).toBe(0))
    const socket = await connect()
    await vi.waitFor(() => expect(app.listeners()).toBe(1))
    socket.terminate()
    await vi.waitFor(() => expect(app.listeners()).toBe(0))
  })

  it('is refused beyond 32 at a time', async () => {
    await vi.waitFor(() => expect(app.listeners()).toBe(0))
    const sockets = await Promise.all(Array.from({ length: 32 }, connect))
    await expect(connect()).rejects.toThrow('503')
    for (const socket of sockets) socket.terminate()
    await vi.waitFor(() => expect(app.listeners()).toBe(0))
    expect(await isServing()).toBe(true)
  })

  it('is told that the host goes away', async () => {
    const other = await startTestShell(app)
    const door = await openDoor(other)
    const socket = new WebSocket(`ws://127.0.0.1:${other.port}/link`, { headers: door })
    await new Promise((resolve) => socket.on('open', resolve))
    const code = closeCode(socket)
    await other.stop()
    expect(await code).toBe(1001)
  })
})
