import { describe, expect, it } from 'vitest'
import { MOST_SERIES, mostOf } from './series.ts'

describe('the lines of a chart', () => {
  it('leaves out what has nothing, and puts the fullest first', () => {
    const lines = [
      { name: 'a', counts: [0, 1] },
      { name: 'b', counts: [0, 0] },
      { name: 'c', counts: [3, 0] },
    ]
    expect(mostOf(lines, 'Others').map(({ name }) => name)).toEqual(['c', 'a'])
  })

  it('puts what is too much for one picture together, so that no number is lost', () => {
    const lines = Array.from({ length: 14 }, (_, index) => ({ name: `${index}`, counts: [index + 1, 1] }))
    const shown = mostOf(lines, 'Others')
    expect(shown).toHaveLength(MOST_SERIES)
    expect(shown.at(-1)?.name).toBe('Others')
    const sum = (at: number): number => shown.reduce((all, { counts }) => all + (counts[at] ?? 0), 0)
    expect([sum(0), sum(1)]).toEqual([105, 14])
  })
})
