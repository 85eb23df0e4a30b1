import { expect, test } from 'vitest'
import { ageOn } from './ageOn.ts'

test('counts full years only', () => {
  expect(ageOn('2018-06-15', '2026-06-14')).toBe(7)
  expect(ageOn('2018-06-15', '2026-06-15')).toBe(8)
})

test('counts a day of birth still to come as none', () => {
  expect(ageOn('2026-12-01', '2026-11-23')).toBe(0)
})
