import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseDropped, KEPT, type KeptBundle } from './retention.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 0, 5, 8)
const YEARS = process.env.ANTEROOM_LONG === '1' ? 5 : 1
const SEED = Number(process.env.ANTEROOM_SEED ?? Date.now() % 2 ** 31)

const bundle = (number: number, madeAt: number, isSound = true): KeptBundle => ({
  name: `b${number}`,
  number,
  madeAt,
  isSound,
})

/** Makes a backup at each moment, and lets go of what is no longer needed, as the program does. */
function live(moments: readonly number[], isSound: (number: number) => boolean = () => true): KeptBundle[] {
  const there: KeptBundle[] = []
  for (const [index, madeAt] of moments.entries()) {
    there.push(bundle(index + 1, madeAt, isSound(index + 1)))
    for (const name of chooseDropped(there))
      there.splice(
        there.findIndex((one) => one.name === name),
        1,
      )
  }
  return there
}

describe('which backups are kept (B9)', () => {
  it('keeps the newest of each of the last hours, days and months', () => {
    const moments = Array.from({ length: YEARS * 365 * 10 }, (_, number) => {
      const day = Math.floor(number / 10)
      return START + day * 24 * HOUR + (number % 10) * HOUR
    })
    const kept = live(moments)
    const newest = moments.at(-1) ?? 0
    for (let hour = 0; hour < 10; hour += 1)
      expect(kept.some(({ madeAt }) => madeAt === newest - hour * HOUR)).toBe(true)
    const days = new Set(kept.map(({ madeAt }) => new Date(madeAt).toISOString().slice(0, 10)))
    for (let day = 0; day < KEPT.days; day += 1)
      expect(days.has(new Date(newest - day * 24 * HOUR).toISOString().slice(0, 10))).toBe(true)
    const months = new Set(kept.map(({ madeAt }) => new Date(madeAt).toISOString().slice(0, 7)))
    expect(months.size).toBe(KEPT.months)
    expect(kept.length).toBeLessThanOrEqual(KEPT.hours + KEPT.days + KEPT.months)
  })

  it('never drops the last sound one, whatever the clock does and whichever is damaged', () => {
    const jump = fc.oneof(
      fc.integer({ min: 0, max: 30 * HOUR }),
      fc.integer({ min: -400 * 24 * HOUR, max: 400 * 24 * HOUR }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(jump, fc.boolean()), { minLength: 1, maxLength: 120 }), (steps) => {
        let now = START
        const moments = steps.map(([by]) => (now += by))
        const kept = live(moments, (number) => steps[number - 1]?.[1] === true)
        const lastSound = steps.findLastIndex(([, isSound]) => isSound) + 1
        if (lastSound > 0) expect(kept.some(({ number }) => number === lastSound)).toBe(true)
        // What is damaged is left for a person to look at.
        expect(kept.filter(({ isSound }) => !isSound)).toHaveLength(
          steps.filter(([, isSound]) => !isSound).length,
        )
      }),
      { seed: SEED, numRuns: 300 },
    )
    console.log(`B9: 300 histories with clock jumps, 0 lost, seed ${SEED}`)
  })

  it('drops nothing because of a clock that jumped far ahead and came back', () => {
    const ahead = START + 5 * 365 * 24 * HOUR
    const kept = live([START, START + HOUR, ahead, START + 2 * HOUR])
    expect(kept.map(({ number }) => number)).toEqual([1, 2, 3, 4])
  })
})
