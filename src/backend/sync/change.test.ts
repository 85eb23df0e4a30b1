import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeSchema, isChange } from './change.ts'

const RUNS = 2_000
const odd = fc.constantFrom(undefined, true, Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, 2 ** 53, {}, [])
const text = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('', 'x'.repeat(64), 'x'.repeat(65)))
const id = fc.oneof(text, fc.constantFrom('x'.repeat(200), 'x'.repeat(201)))
const count = fc.oneof(fc.nat(), odd)
const value = fc.oneof({ weight: 5, arbitrary: fc.oneof(text, fc.integer(), fc.constant(null)) }, odd)
const device = fc.oneof(fc.integer({ min: -1, max: 65_537 }), fc.constantFrom(0, 1, 65_535, 65_536), odd)
const version = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.nat(), device) },
  fc.array(count, { maxLength: 3 }),
  odd,
)
const fields = (one: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 5, arbitrary: fc.dictionary(text, one, { maxKeys: 3 }) }, fc.constant(null), odd)

describe('the quick look at a change', () => {
  it('takes what the schema takes, and nothing else', () => {
    const change = fc.record({
      table: text,
      rowId: id,
      stamp: fc.oneof({ weight: 5, arbitrary: fc.nat() }, odd),
      patch: fields(value),
      base: fields(version),
    })
    let taken = 0
    fc.assert(
      fc.property(change, (one) => {
        const isTaken = changeSchema.safeParse(one).success
        taken += Number(isTaken)
        expect(isChange(one)).toBe(isTaken)
      }),
      { numRuns: RUNS },
    )
    expect(taken).toBeGreaterThan(RUNS / 20)
  })
})
