import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, holderOf, mondayOf, totalsByService, totalsByWeek } from './timesheets.ts'

const seed = 20261125
const line = fc
  .record({
    offset: fc.integer({ min: 0, max: 400 }),
    service: fc.integer({ min: 0, max: 4 }),
    durationMinutes: fc.integer({ min: 5, max: 720 }),
  })
  .map(({ offset, service, durationMinutes }) => ({
    day: addDays('2026-02-20', offset),
    serviceId: `s${service}`,
    serviceName: `Service ${service}`,
    durationMinutes,
  }))
const lines = fc.array(line, { maxLength: 60 })
const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

describe('totals of a timesheet (product 12)', () => {
  it('hold every session exactly once, by week and by service', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const weeks = totalsByWeek(all)
        const cells = weeks.flatMap(({ monday, services }) => services.map((one) => ({ monday, ...one })))
        expect(sum(cells.map(({ sessions }) => sessions))).toBe(all.length)
        expect(sum(cells.map(({ minutes }) => minutes))).toBe(sum(all.map((one) => one.durationMinutes)))
        for (const cell of cells) {
          const inCell = all.filter(
            (one) =>
              one.serviceId === cell.serviceId && one.day >= cell.monday && one.day < addDays(cell.monday, 7),
          )
          expect([cell.sessions, cell.minutes]).toEqual([
            inCell.length,
            sum(inCell.map((one) => one.durationMinutes)),
          ])
        }
        const mondays = weeks.map(({ monday }) => monday)
        expect(mondays).toEqual([...new Set(mondays)].toSorted())
      }),
      { seed, numRuns: 300 },
    )
  })

  it('do not depend on the order of the sessions, and the services of all weeks add up to those of the whole', () => {
    fc.assert(
      fc.property(lines, (all) => {
        expect(totalsByWeek(all.toReversed())).toEqual(totalsByWeek(all))
        for (const whole of totalsByService(all)) {
          const parts = totalsByWeek(all).flatMap(({ services }) =>
            services.filter((one) => one.serviceId === whole.serviceId),
          )
          expect(sum(parts.map(({ minutes }) => minutes))).toBe(whole.minutes)
        }
      }),
      { seed, numRuns: 200 },
    )
  })

  it('begin their weeks on Monday, also around the turn of a year', () => {
    expect(['2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04'].map(mondayOf)).toEqual([
      '2026-12-28',
      '2026-12-28',
      '2026-12-28',
      '2027-01-04',
    ])
  })
})

describe('the one timesheet that has a session', () => {
  const sheet = fc.record({
    timesheetId: fc.uuid(),
    status: fc.constantFrom('draft', 'submitted', 'approved', 'denied'),
    submittedAt: fc.option(fc.integer({ min: 0, max: 3 })),
  })

  it('is the same in whatever order a PC hears of them, and never one that gave its sessions back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(sheet, { maxLength: 5, selector: (one) => one.timesheetId }), (all) => {
        const holder = holderOf(all)
        expect(holderOf(all.toReversed())).toEqual(holder)
        const living = all.filter(({ status }) => status === 'submitted' || status === 'approved')
        if (living.length === 0) expect(holder).toBeUndefined()
        else expect(living).toContainEqual(holder)
        if (living.some(({ status }) => status === 'approved')) expect(holder?.status).toBe('approved')
      }),
      { seed, numRuns: 300 },
    )
  })
})
