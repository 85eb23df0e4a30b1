import { describe, expect, it } from 'vitest'
import { zonedDay, zonedDayStart, zonedMoment } from './zonedDay.ts'

const at = (moment: number): string => new Date(moment).toISOString()

describe('where a day begins', () => {
  it.each([
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00.000Z'],
    ['Atlantic/Azores', '2026-03-29', '2026-03-29T01:00:00.000Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
  ])('is the jump where the clocks of %s jump over midnight', (timezone, day, start) => {
    expect(at(zonedDayStart(day, timezone))).toBe(start)
    expect(zonedMoment(day, 0, timezone)).toBeUndefined()
  })

  it('is the first midnight where there are two', () => {
    expect(at(zonedDayStart('2026-11-01', 'America/Havana'))).toBe('2026-11-01T04:00:00.000Z')
  })

  it('is one moment for a day that was left out and the next', () => {
    const next = zonedDayStart('2011-12-31', 'Pacific/Apia')
    expect(at(next)).toBe('2011-12-30T10:00:00.000Z')
    expect(zonedDayStart('2011-12-30', 'Pacific/Apia')).toBe(next)
  })

  it.each([
    'America/Toronto',
    'America/Santiago',
    'America/Havana',
    'America/Asuncion',
    'America/St_Johns',
    'Atlantic/Azores',
    'Africa/Cairo',
    'Asia/Beirut',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
    'UTC',
  ])('is the first moment of every day of a year in %s', (timezone) => {
    for (let index = 0; index < 365; index += 1) {
      const start = zonedDayStart('2026-01-01', timezone, index)
      const day = new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10)
      const before = new Date(Date.UTC(2026, 0, index)).toISOString().slice(0, 10)
      expect([zonedDay(start - 1, timezone), zonedDay(start, timezone)]).toEqual([before, day])
    }
  })
})
