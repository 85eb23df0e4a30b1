import { describe, expect, it, vi } from 'vitest'
import { createAnnouncer } from './announcer.ts'

describe('telling other hub processes of news', () => {
  it('goes out at once, and what comes meanwhile goes together and once', async () => {
    const told: string[][] = []
    const release: (() => void)[] = []
    const { announce, settled } = createAnnouncer(async (ids) => {
      told.push([...ids])
      await new Promise<void>((resolve) => release.push(resolve))
    })
    announce('a')
    for (const id of ['b', 'c', 'b']) announce(id)
    expect(told).toEqual([['a']])
    release.shift()?.()
    await vi.waitFor(() => expect(told).toEqual([['a'], ['b', 'c']]))
    const end = settled()
    release.shift()?.()
    await end
    announce('d')
    expect(told.at(-1)).toEqual(['d'])
  })

  it('goes on after a telling that failed', async () => {
    const told: string[] = []
    const { announce, settled } = createAnnouncer((ids) => {
      told.push(...ids)
      return Promise.reject(new Error('gone'))
    })
    announce('a')
    await settled()
    announce('b')
    await settled()
    expect(told).toEqual(['a', 'b'])
  })
})
