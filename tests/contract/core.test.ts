import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import type { AppEvent } from '#shared/contract/index.ts'
import { createApp } from '#backend/app.ts'
import type { App } from '#backend/ports.ts'
import { createNodePorts } from '#shells/browser/nodePorts.ts'
import { THREAD_ENTRY } from '#tests/support/testApp.ts'
import { BINDERS } from './binders.ts'
import type { Link } from './binders.ts'

const ROUTES = Object.keys(contract)
const UNKNOWN = [
  'no.such',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'start.get ',
  'START.GET',
]
const projectRoot = join(import.meta.dirname, '../..')

/** Inputs that no route takes. */
const BAD_INPUTS: readonly unknown[] = [
  null,
  'text',
  7,
  [],
  [{}],
  { unknownKey: 1 },
  JSON.parse('{"__proto__":{"isOwner":true}}'),
  { seat: 'desk', userId: 'x', role: 'owner', now: 0 },
]

describe.each(BINDERS)('the core over $name', ({ open }) => {
  let folder: string
  let app: App
  let link: Link

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'anteroom-core-'))
    const settings = { port: 0, dataFolder: folder, opensBrowser: false, prefersKeyFile: true }
    const ports = await createNodePorts(settings, projectRoot, THREAD_ENTRY)
    app = await createApp({ ...ports, log: () => undefined }, { checksAnswers: true })
    link = await open(app, () => undefined)
  })
  afterAll(async () => {
    await link.close()
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('answers the stage of a new data folder', async () => {
    expect(await link.ask('start.get', {})).toMatchObject({ ok: true, data: { stage: 'firstRun' } })
  })

  it.each(UNKNOWN)('knows no route %j', async (route) => {
    expect(await link.ask(route, {})).toEqual({ ok: false, error: { code: 'UNKNOWN_ROUTE', data: {} } })
  })

  it.each(BAD_INPUTS.map((input) => [JSON.stringify(input), input]))(
    'refuses %s on every route, with a code of the list',
    async (_text, input) => {
      const codes = new Set<string>()
      for (const route of ROUTES) {
        const answer = await link.ask(route, input)
        codes.add(answer.ok ? 'ok' : answer.error.code)
      }
      expect([...codes].sort()).toEqual(['BAD_INPUT', 'WRONG_STAGE'])
      expect(Reflect.get({}, 'isOwner')).toBeUndefined()
    },
  )

  it('names the field at fault', async () => {
    const answer = await link.ask('setup.createSample', { keepKeyInFile: 'yes' })
    expect(answer).toMatchObject({
      error: { code: 'BAD_INPUT', data: { fields: { keepKeyInFile: 'invalid' } } },
    })
  })

  it('announces the change after it happened', async () => {
    const heard: AppEvent[] = []
    link.subscribe((event) => heard.push(event))
    expect(await link.ask('setup.createSample', { keepKeyInFile: true })).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(heard.map(({ name }) => name)).toContain('start.changed'))
    expect(await link.ask('start.get', {})).toMatchObject({ data: { stage: 'open', isSample: true } })
  })

  it('lets nobody in who has not signed in', async () => {
    expect(await link.ask('users.list', {})).toEqual({
      ok: false,
      error: { code: 'NOT_SIGNED_IN', data: {} },
    })
  })
})
