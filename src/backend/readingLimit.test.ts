import { describe, expect, it } from 'vitest'
import { createReadingLimit, MOST_IN_A_MINUTE, MOST_IN_WINDOW, type ReadingLimit } from './readingLimit.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

function start(): {
  limit: ReadingLimit
  clock: { now: number }
  openMany: (count: number, gap: number) => number
} {
  const clock = { now: 5 * MINUTE }
  const limit = createReadingLimit(() => clock.now)
  let next = 0
  const openMany = (count: number, gap: number): number => {
    let allowed = 0
    for (let done = 0; done < count; done += 1) {
      if (limit.open('ada', `record ${(next += 1)}`).isAllowed) allowed += 1
      clock.now += gap
    }
    return allowed
  }
  return { limit, clock, openMany }
}

describe('the reading limit (Z7)', () => {
  it('lets sixty different records open within a minute, and not one more', () => {
    const { limit, openMany } = start()
    expect(openMany(MOST_IN_A_MINUTE, 500)).toBe(MOST_IN_A_MINUTE)
    expect(limit.open('ada', 'one more')).toEqual({
      isAllowed: false,
      waitMinutes: 10,
      isFirst: true,
      count: MOST_IN_A_MINUTE,
    })
    expect(limit.open('ada', 'another')).toMatchObject({ isAllowed: false, isFirst: false })
  })

  it('lets three hundred open within ten minutes, and not one more', () => {
    const { limit, openMany } = start()
    expect(openMany(MOST_IN_WINDOW, 1_500)).toBe(MOST_IN_WINDOW)
    expect(limit.open('ada', 'one more')).toMatchObject({ isAllowed: false, count: MOST_IN_WINDOW })
  })

  it('never stops somebody who opens a record every three seconds, all day', () => {
    const { openMany } = start()
    expect(openMany(9_600, 3 * SECOND)).toBe(9_600)
  })

  it('does not count the same record again, and opens it during the pause too', () => {
    const { limit, openMany } = start()
    for (let times = 0; times < 10_000; times += 1) expect(limit.open('ada', 'the same').isAllowed).toBe(true)
    openMany(MOST_IN_A_MINUTE, 0)
    expect(limit.open('ada', 'one more').isAllowed).toBe(false)
    expect(limit.open('ada', 'the same').isAllowed).toBe(true)
  })

  it('counts each person for themselves', () => {
    const { limit, openMany } = start()
    openMany(100, 0)
    expect(limit.open('ben', 'one').isAllowed).toBe(true)
  })

  it('goes on after the minutes it named, with a new count', () => {
    const { limit, clock, openMany } = start()
    openMany(100, 0)
    clock.now += 9 * MINUTE + 1
    expect(limit.open('ada', 'early')).toMatchObject({ isAllowed: false, waitMinutes: 1 })
    clock.now += MINUTE
    expect(openMany(MOST_IN_A_MINUTE, 0)).toBe(MOST_IN_A_MINUTE)
    expect(limit.open('ada', 'again')).toMatchObject({ isAllowed: false, isFirst: true })
  })

  it('begins one episode for 10,000 openings in a row', () => {
    const { limit, clock } = start()
    let episodes = 0
    let allowed = 0
    for (let count = 0; count < 10_000; count += 1) {
      const verdict = limit.open('ada', `record ${count}`)
      if (verdict.isAllowed) allowed += 1
      else if (verdict.isFirst) episodes += 1
      clock.now += 50
    }
    console.log(`reading limit: 10,000 openings, ${allowed} allowed, ${episodes} episode`)
    expect([allowed, episodes]).toEqual([MOST_IN_A_MINUTE, 1])
  })
})
