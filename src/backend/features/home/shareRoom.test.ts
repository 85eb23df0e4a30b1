import { describe, expect, it } from 'vitest'
import { shareRoom } from './shareRoom.ts'

const many = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`)
const count = (shown: readonly string[]): string =>
  ['a', 'b', 'c'].map((letter) => shown.filter((one) => one.startsWith(letter)).length).join(' ')

describe('the room on Home', () => {
  it('is everybody’s where there is enough, in order', () => {
    expect(shareRoom([many('a', 2), [], many('c', 1)], 50)).toEqual(['a0', 'a1', 'c0'])
  })

  it.each([
    [[2, 60, 60], '2 24 24'],
    [[60, 60, 3], '23 24 3'],
    [[0, 60, 0], '0 50 0'],
    [[60, 60, 60], '16 17 17'],
    [[49, 1, 1], '48 1 1'],
  ])('is shared of %j as %s', (lengths, shares) => {
    const kinds = lengths.map((length, index) => many('abc'.charAt(index), length))
    const shown = shareRoom(kinds, 50)
    expect(count(shown)).toBe(shares)
    expect(shown).toEqual(shown.toSorted((one, other) => one.charCodeAt(0) - other.charCodeAt(0)))
  })
})
