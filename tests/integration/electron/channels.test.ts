import { beforeAll, describe, expect, it } from 'vitest'
import { bindIpc } from '#shells/electron/bindIpc.ts'
import * as channels from '#shells/electron/channels.ts'
import { asElectron, FakeIpcMain } from './fakeElectron.ts'
import { buildPreload, runPreload } from './runPreload.ts'
import { readShellSources } from './shellSources.ts'

const constants = new Map<string, string>(Object.entries(channels))
const calls = readShellSources().flatMap((source) => source.calls)

/** The channel that a call names: a constant of channels.ts, or the text itself, which no list holds. */
const channelOf = (args: readonly string[]): string => constants.get(args[0] ?? '') ?? String(args[0])

const inSource = {
  requests: calls
    .filter(({ callee }) => /(^|\.)(ipcMain|ipc)\??\.\w+$/.test(callee))
    .map(({ callee, args }) => `${callee.split('.').at(-1)} ${channelOf(args)}`),
  events: calls
    .filter(({ callee }) => /\.(send|postMessage)$/.test(callee))
    .map(({ args }) => channelOf(args)),
}

describe('the channels between page and core (Z1)', () => {
  let preload: { requests: unknown[]; events: unknown[] } = { requests: [], events: [] }
  beforeAll(async () => {
    const { exposed, invoked, ipcRenderer } = runPreload(await buildPreload())
    for (const expose of exposed.get('anteroom') ? Object.values(exposed.get('anteroom') ?? {}) : []) {
      if (typeof expose === 'function') expose(() => {}, {})
    }
    preload = { requests: invoked.map((values) => values[0]), events: ipcRenderer.eventNames() }
  })

  it('are one list in the source, in what is registered, and in the preload script', () => {
    const ipcMain = new FakeIpcMain()
    bindIpc({
      ipcMain: asElectron(ipcMain),
      desk: () => undefined,
      core: new Promise(() => {}),
      log: () => {},
    })
    const registered = [...ipcMain.handlers.keys()]
    console.log(`source: ${inSource.requests} · registered: ${registered} · preload: ${preload.requests}`)
    expect(inSource.requests).toEqual(registered.map((channel) => `handle ${channel}`))
    expect(preload.requests).toEqual(registered)
    expect(registered).toEqual(['anteroom:request'])
  })

  it('have one way back, for events', () => {
    expect(inSource.events).toEqual(['anteroom:event'])
    expect(preload.events).toEqual(inSource.events)
    expect(Object.values(channels).sort()).toEqual([...inSource.events, 'anteroom:request'].sort())
  })

  it('are reached from the one file that hands them to the core', () => {
    const withIpc = readShellSources().filter((source) => source.names.has('ipcMain'))
    expect(withIpc.map((source) => source.file).sort()).toEqual(['bindIpc.ts', 'main.ts'])
    const callers = calls.filter(({ callee }) => /(^|\.)(dispatch|dispatchSafely)$/.test(callee))
    expect(callers.map(({ file, callee }) => `${file} ${callee}`).sort()).toEqual([
      'bindIpc.ts dispatchSafely',
      'main.ts started.dispatch',
    ])
  })
})
