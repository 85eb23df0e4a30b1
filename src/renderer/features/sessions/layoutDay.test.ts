import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutDay } from './layoutDay.ts'

const seed = 20261125
const sessions = fc.array(
  fc.record({
    startMinute: fc.integer({ min: 0, max: 1439 }),
    durationMinutes: fc.integer({ min: 5, max: 240 }),
  }),
  { maxLength: 20 },
)

describe('sessions of a day beside each other', () => {
  it('never lie over each other, and each is there once', () => {
    fc.assert(
      fc.property(sessions, (items) => {
        const placed = layoutDay(items)
        expect(placed).toHaveLength(items.length)
        for (const [index, one] of placed.entries()) {
          expect(one.column).toBeLessThan(one.columns)
          for (const other of placed.slice(index + 1)) {
            const isAtOnce =
              one.item.startMinute < other.item.startMinute + other.item.durationMinutes &&
              other.item.startMinute < one.item.startMinute + one.item.durationMinutes
            if (!isAtOnce) continue
            expect(one.columns).toBe(other.columns)
            expect(one.column).not.toBe(other.column)
          }
        }
      }),
      { seed, numRuns: 300 },
    )
  })

  it('has the whole width where nothing is at the same time', () => {
    const day = [
      { startMinute: 540, durationMinutes: 45 },
      { startMinute: 585, durationMinutes: 45 },
    ]
    expect(layoutDay(day).map(({ column, columns }) => [column, columns])).toEqual([
      [0, 1],
      [0, 1],
    ])
  })
})
