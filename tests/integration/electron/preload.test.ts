import { beforeAll, describe, expect, it } from 'vitest'
import { buildPreload, runPreload } from './runPreload.ts'

describe('the built preload script (E2)', () => {
  let code = ''
  beforeAll(async () => {
    code = await buildPreload()
  })

  it('exposes request and subscribe, and nothing else', () => {
    const { exposed, required } = runPreload(code)
    expect([...exposed.keys()]).toEqual(['anteroom'])
    const api = exposed.get('anteroom')
    expect(Object.keys(api ?? {})).toEqual(['request', 'subscribe'])
    expect(Object.values(api ?? {}).map((value) => typeof value)).toEqual(['function', 'function'])
    expect(required).toEqual(['electron'])
  })

  it('invokes the one channel with the route and its input', async () => {
    const { exposed, invoked } = runPreload(code)
    const request = exposed.get('anteroom')?.['request']
    expect(typeof request === 'function' && (await request('users.list', { page: 1 }, 'more'))).toEqual({
      ok: true,
      data: {},
    })
    expect(invoked).toEqual([['anteroom:request', 'users.list', { page: 1 }]])
  })

  it('hands a listener the message and never the event, until it unsubscribes', () => {
    const { exposed, ipcRenderer } = runPreload(code)
    const heard: unknown[][] = []
    const subscribe = exposed.get('anteroom')?.['subscribe']
    const stop: unknown = typeof subscribe === 'function' && subscribe((...got: unknown[]) => heard.push(got))
    ipcRenderer.emit('anteroom:event', { sender: ipcRenderer, ports: [] }, { name: 'clinic.changed' }, 'more')
    expect(heard).toEqual([[{ name: 'clinic.changed' }]])
    expect(typeof stop === 'function' && stop()).toBeUndefined()
    ipcRenderer.emit('anteroom:event', { sender: ipcRenderer }, { name: 'clinic.changed' })
    expect(heard).toHaveLength(1)
    expect(ipcRenderer.listenerCount('anteroom:event')).toBe(0)
  })
})
