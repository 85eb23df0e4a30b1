import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AppEvent } from '#shared/contract/index.ts'
import type { Envelope, Ports } from '#backend/ports.ts'
import { BINDERS } from './binders.ts'
import type { Binder, Link } from './binders.ts'
import { echo, makeFakeApp } from './fakeApp.ts'
import type { FakeApp } from './fakeApp.ts'

const REFERENCE: unknown = expect.stringMatching(/^[0-9a-f]{8}$/i)

function makeCycle(): unknown {
  const cycle: unknown[] = []
  cycle.push(cycle)
  return cycle
}

describe.each(BINDERS)('the binder over $name', (binder: Binder) => {
  const links: Link[] = []
  const open = async (app: FakeApp, log: Ports['log'] = () => undefined): Promise<Link> => {
    const link = await binder.open(app, log)
    links.push(link)
    return link
  }
  afterEach(async () => {
    for (const link of links.splice(0)) await link.close()
  })

  it('carries any plain value there and back unchanged', async () => {
    const link = await open(makeFakeApp(echo))
    const input = { text: 'Zoë 👩🏽‍⚕️ \u202e\0 "\\', list: [1.5, -7, null, true, {}], deep: { a: { b: [[]] } } }
    expect(await link.ask('users.list', input)).toEqual({ ok: true, data: input })
  })

  it('says who asks by the link, never by the input', async () => {
    const app = makeFakeApp(echo)
    const link = await open(app)
    await link.ask('users.list', { seat: 'other', userId: 'owner' })
    await link.ask('users.list', {})
    const seats = new Set(app.asked.map(({ seat }) => seat))
    expect(seats.size).toBe(1)
    expect([...seats][0]).toMatch(/^(desk|[\w-]{43})$/)
  })

  it('passes every route name on to the core as it is', async () => {
    const app = makeFakeApp(echo)
    const link = await open(app)
    const names = ['no.such', '__proto__', 'constructor', 'toString', '', 'users.list ', 'ünïcode']
    for (const name of names) await link.ask(name, {})
    expect(app.asked.map(({ route }) => route)).toEqual(names)
  })

  it('gives the answers to those who asked, in whatever order they come', async () => {
    const waiting: ((envelope: Envelope) => void)[] = []
    const app = makeFakeApp(() => new Promise((resolve) => waiting.push(resolve)))
    const link = await open(app)
    const answers = [0, 1, 2].map((data) => link.ask('users.list', { data }))
    await vi.waitFor(() => expect(waiting).toHaveLength(3))
    for (const [data, settle] of [...waiting.entries()].reverse()) settle({ ok: true, data })
    expect(await Promise.all(answers)).toEqual([0, 1, 2].map((data) => ({ ok: true, data })))
  })

  it('answers a throw with a reference that the log has too, and nothing of the message', async () => {
    const lines: unknown[] = []
    const app = makeFakeApp((route) => {
      if (route === 'later') return Promise.reject(new Error('Ada Lovelace, 555-0100'))
      throw new Error('Ada Lovelace, 555-0100')
    })
    const link = await open(app, (line) => lines.push(line))
    for (const route of ['at.once', 'later']) {
      const answer = await link.ask(route, {})
      expect(answer).toEqual({ ok: false, error: { code: 'INTERNAL', data: { reference: REFERENCE } } })
      const reference = !answer.ok && answer.error.code === 'INTERNAL' ? answer.error.data.reference : 'none'
      expect(JSON.stringify(lines)).toContain(reference)
    }
    expect(JSON.stringify(lines)).not.toContain('Ada')
  })

  it.each([
    ['a number that JSON does not have', (): unknown => 10n],
    ['a cycle', makeCycle],
  ])('answers INTERNAL where the core answers with %s', async (_what, makeData) => {
    const link = await open(makeFakeApp(() => Promise.resolve({ ok: true, data: makeData() })))
    expect(await link.ask('users.list', {})).toMatchObject({ error: { code: 'INTERNAL' } })
  })

  it('delivers events in order', async () => {
    const app = makeFakeApp(echo)
    const link = await open(app)
    const heard: AppEvent[] = []
    link.subscribe((event) => heard.push(event))
    await vi.waitFor(() => expect(app.listeners()).toBe(1))
    const events: AppEvent[] = [{ name: 'users.changed', ids: ['a', 'b'] }, { name: 'clinic.changed' }]
    for (const event of events) app.announce(event)
    await vi.waitFor(() => expect(heard).toEqual(events))
  })

  it('delivers nothing more after unsubscribing', async () => {
    const app = makeFakeApp(echo)
    const link = await open(app)
    const heard: AppEvent[] = []
    const later: AppEvent[] = []
    const stop = link.subscribe((event) => heard.push(event))
    link.subscribe((event) => later.push(event))
    await vi.waitFor(() => expect(app.listeners()).toBe(1))
    stop()
    app.announce({ name: 'clinic.changed' })
    await vi.waitFor(() => expect(later).toHaveLength(1))
    expect(heard).toEqual([])
  })

  it('answers LINK_LOST to what is in hand when the link is cut', async () => {
    const app = makeFakeApp(() => new Promise(() => undefined))
    const link = await open(app)
    const pending = Promise.all([link.ask('users.list', {}), link.ask('clinic.get', {})])
    await vi.waitFor(() => expect(app.asked).toHaveLength(2))
    await link.cut()
    const lost = { ok: false, error: { code: 'LINK_LOST', data: {} } }
    expect(await pending).toEqual([lost, lost])
  })
})
