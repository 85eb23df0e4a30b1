import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mistakes } from './similarMatches.ts'

describe('how many mistakes lie between two words', () => {
  it.each([
    ['smith', 'smith', 0],
    ['smyth', 'smith', 1],
    ['smtih', 'smith', 1],
    ['smiith', 'smith', 1],
    ['smth', 'smith', 1],
    ['smytj', 'smith', 2],
    ['kowalksi', 'kowalski', 1],
    ['garcia', 'smith', 3],
  ])('%s and %s: %i, more than two being 3', (one, other, many) => {
    expect(mistakes(one, other, 2)).toBe(many)
  })

  it('is the same both ways, 0 for the same word alone, and at most one for one mistake', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(word, word, fc.nat(), (one, other, place) => {
        expect(mistakes(one, other, 2)).toBe(mistakes(other, one, 2))
        expect(mistakes(one, other, 2) === 0).toBe(one === other)
        const at = place % one.length
        const swapped = `${one.slice(0, at)}${one.slice(at + 1, at + 2)}${one.charAt(at)}${one.slice(at + 2)}`
        for (const wrong of [
          `${one.slice(0, at)}x${one.slice(at)}`,
          one.slice(0, at) + one.slice(at + 1),
          swapped,
        ])
          expect(mistakes(one, wrong, 2)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
