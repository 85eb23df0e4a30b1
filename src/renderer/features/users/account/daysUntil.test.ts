import { expect, test } from 'vitest'
import { daysUntil, endingStep } from './daysUntil.ts'

const LATE_EVENING_IN_TORONTO = Date.parse('2026-11-24T03:30:00Z')

test('counts from the day it is at the clinic, not in London', () => {
  expect(daysUntil('2026-11-24', 'America/Toronto', LATE_EVENING_IN_TORONTO)).toBe(1)
  expect(daysUntil('2026-11-24', 'Europe/London', LATE_EVENING_IN_TORONTO)).toBe(0)
})

test('counts a whole day across a clock change', () => {
  expect(daysUntil('2026-03-09', 'America/Toronto', Date.parse('2026-03-07T15:00:00Z'))).toBe(2)
})

test.each([
  [-1, 'over'],
  [0, '30'],
  [30, '30'],
  [31, '60'],
  [60, '60'],
  [61, '90'],
  [90, '90'],
  [91, undefined],
])('says at %i days that %s is reached', (days, step) => {
  expect(endingStep(days)).toBe(step)
})
