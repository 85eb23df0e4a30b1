import { describe, expect, it } from 'vitest'
import { type Attention, byUrgency } from './byUrgency.ts'

const of = (why: Attention['why'], until: Attention['until'] = null, name = ''): Attention => ({
  userId: why,
  name,
  why,
  until,
})
const endOfDay = (day: string): number => Date.parse(day) + 86_400_000
const order = (...attention: readonly Attention[]): string[] =>
  byUrgency(attention, endOfDay).map(({ why, name }) => `${why}${name}`)

describe('who needs somebody first', () => {
  it('has closed doors first, then what is over, then what ends, then what waits', () => {
    expect(
      order(
        of('neverSignedIn'),
        of('placementEnding', '2026-10-09'),
        of('temporaryEnded', Date.UTC(2026, 9, 1)),
        of('placementEnded', '2026-10-02'),
        of('locked'),
      ),
    ).toEqual(['locked', 'placementEnded', 'temporaryEnded', 'placementEnding', 'neverSignedIn'])
  })

  it('goes by what ends first, whatever it is', () => {
    expect(
      order(
        of('licenceEnding', '2026-10-20'),
        of('temporaryUnused', Date.UTC(2026, 9, 6, 12)),
        of('placementEnding', '2026-10-05'),
        of('temporaryUnused', Date.UTC(2026, 11, 1), ' later'),
      ),
    ).toEqual(['placementEnding', 'temporaryUnused', 'licenceEnding', 'temporaryUnused later'])
  })

  it('goes by what ended longest ago, and by name where nothing else tells', () => {
    expect(
      order(of('licenceEnded', '2026-09-20'), of('placementEnded', '2026-08-20'), of('locked', null, ' Zoe')),
    ).toEqual(['locked Zoe', 'placementEnded', 'licenceEnded'])
    expect(order(of('mfaPending', null, ' Zoe'), of('mfaPending', null, ' Ana'))).toEqual([
      'mfaPending Ana',
      'mfaPending Zoe',
    ])
  })
})
