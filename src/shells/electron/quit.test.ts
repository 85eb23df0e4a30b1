import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { asElectron, fakeEvent } from '#tests/integration/electron/fakeElectron.ts'
import { stopCoreBeforeQuitting } from './quit.ts'

function quitting(stop: () => Promise<void>, limitMs?: number) {
  const faults: string[] = []
  let exits = 0
  const left = Promise.withResolvers<number>()
  const app = Object.assign(new EventEmitter(), {
    exit: (code: number) => {
      exits += 1
      left.resolve(code)
    },
  })
  stopCoreBeforeQuitting({
    app: asElectron(app),
    stop,
    onFault: (code) => faults.push(code),
    ...(limitMs === undefined ? {} : { limitMs }),
  })
  const quit = (): boolean => {
    const event = fakeEvent({})
    app.emit('will-quit', event)
    return event.defaultPrevented
  }
  return { quit, left: left.promise, faults, exits: () => exits }
}

describe('stopCoreBeforeQuitting', () => {
  it('leaves only after the core has ended', async () => {
    const ended = Promise.withResolvers<void>()
    const { quit, left, exits, faults } = quitting(() => ended.promise)
    expect(quit()).toBe(true)
    await new Promise((resolve) => setImmediate(resolve))
    expect(exits()).toBe(0)
    ended.resolve()
    expect(await left).toBe(0)
    expect(faults).toEqual([])
  })

  it('stops the core once, however often quitting is asked for', async () => {
    let stops = 0
    const { quit, left, exits } = quitting(async () => {
      stops += 1
    })
    quit()
    quit()
    await left
    expect(stops).toBe(1)
    expect(exits()).toBe(1)
  })

  it('leaves a core behind that hangs, and says so', async () => {
    const { quit, left, faults } = quitting(() => new Promise(() => {}), 20)
    quit()
    expect(await left).toBe(0)
    expect(faults).toEqual(['STOP_TOO_SLOW'])
  })

  it('leaves where stopping fails, and says so', async () => {
    const { quit, left, faults } = quitting(() => Promise.reject(new Error('disk gone')))
    quit()
    expect(await left).toBe(0)
    expect(faults).toEqual(['STOP_FAILED'])
  })
})
