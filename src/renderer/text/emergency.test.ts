import { describe, expect, it } from 'vitest'
import { emergencyText, leftOnClock } from './emergency.ts'

describe('the time that the emergency view has left', () => {
  it('reads as a clock', () => {
    expect([1800, 1799, 605, 60, 59, 5, 0].map(leftOnClock)).toEqual([
      '30:00',
      '29:59',
      '10:05',
      '1:00',
      '0:59',
      '0:05',
      '0:00',
    ])
  })

  it('is announced in minutes, one of them in the singular', () => {
    expect(emergencyText.soonOver(5)).toBe('Emergency access closes in 5 minutes.')
    expect(emergencyText.soonOver(1)).toBe('Emergency access closes in 1 minute.')
  })
})
