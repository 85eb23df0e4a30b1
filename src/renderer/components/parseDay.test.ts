import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#shared/domain/languages.ts'
import { useLanguage } from '#renderer/text/language.ts'
import { isDay, parseDay, showDay } from './parseDay.ts'

describe('a typed day', () => {
  it.each([
    ['3 May 2027', '2027-05-03'],
    ['  03 may 2027 ', '2027-05-03'],
    ['3. May 2027', '2027-05-03'],
    ['May 3, 2027', '2027-05-03'],
    ['September 30 2027', '2027-09-30'],
    ['Sept. 30, 2027', '2027-09-30'],
    ['3 mai 2027', '2027-05-03'],
    ['1er août 2027', '2027-08-01'],
    ['15 FÉVR. 2027', '2027-02-15'],
    ['2027-5-3', '2027-05-03'],
    ['2028-02-29', '2028-02-29'],
  ])('is read from "%s"', (typed, day) => expect(parseDay(typed)).toBe(day))

  it.each([
    '31 Feb 2027',
    '2027-02-29',
    '03/05/2027',
    '3 May 27',
    '3 Maybe 2027',
    '3 jui 2027',
    'soon',
    '',
    '2027-13-01',
  ])('is none in "%s"', (typed) => expect(parseDay(typed)).toBeUndefined())

  it('is read back as it is shown, for every day of four centuries', () => {
    const days = fc
      .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2299, 11, 31) / 86_400_000 })
      .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, fc.constantFrom(...LANGUAGES), (day, language) => {
        useLanguage.setState({ language })
        return isDay(day) && showDay(day) !== day && parseDay(showDay(day)) === day
      }),
      { seed: 14, numRuns: 500 },
    )
  })

  it('stays as typed where it is none', () => expect(showDay('next week')).toBe('next week'))
})
