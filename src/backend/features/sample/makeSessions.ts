import type { UserId } from '#shared/domain/ids.ts'
import type { SessionTable } from '../../db/tables.ts'
import { insertRow } from '../../db/writeRow.ts'
import { SAMPLE_MADE } from './act.ts'
import type { Care } from './assignPractitioners.ts'
import { createTimetable, type Hour } from './createTimetable.ts'
import type { SampleService, ServiceUse } from './makeServices.ts'
import type { Treating } from './makeStaff.ts'
import type { Making } from './making.ts'

/** Two weeks back and two to come, today included. */
const FIRST_DAY = -14
const LAST_DAY = 13
const DAYS = Array.from({ length: LAST_DAY - FIRST_DAY + 1 }, (_, index) => FIRST_DAY + index)

/** What timesheets are made of. */
export type SampleSession = {
  readonly id: string
  readonly practitionerId: UserId
  /** Days from today. */
  readonly offset: number
  /** Completed and billable. */
  readonly isAccountable: boolean
  /** What a timesheet keeps of it. */
  readonly kept: Pick<SessionTable, 'service_id' | 'starts_at' | 'duration_minutes' | 'is_direct'>
}

type Booking = {
  readonly care: Care
  readonly service: SampleService
  readonly hour: Hour
  /** The days it may fall on, counted from today. */
  readonly from: number
  readonly to: number
}

function isOffered(service: SampleService, use: ServiceUse, by: Treating): boolean {
  return (
    service.use === use &&
    (service.disciplineId === null || service.disciplineId === by.disciplineId) &&
    (service.tierId === null || service.tierId === by.tierId)
  )
}

/** Hours of the week for everybody in care: active clients weekly, some twice, the others as their status says. */
function bookHours({ dice }: Making, care: readonly Care[], services: readonly SampleService[]): Booking[] {
  const timetable = createTimetable(dice)
  const bookings: Booking[] = []
  const book = (one: Care, use: ServiceUse, from: number, to: number): void => {
    const hour = timetable.take(
      one.by.id,
      one.client.id,
      use === 'assessment' || use === 'desk' ? use : 'weekly',
    )
    if (hour === undefined) return
    const offered = services.filter((service) => isOffered(service, use, one.by))
    if (offered.length > 0) bookings.push({ care: one, service: dice.pick(offered), hour, from, to })
  }
  for (const one of care) {
    if (one.client.status === 'active') {
      book(one, 'weekly', FIRST_DAY, LAST_DAY)
      if (dice.chance(0.3)) book(one, 'weekly', FIRST_DAY, LAST_DAY)
      if (dice.chance(0.15)) book(one, 'desk', FIRST_DAY, LAST_DAY)
    } else if (one.client.status === 'onHold') book(one, 'weekly', FIRST_DAY, FIRST_DAY + 6)
    else if (one.client.status === 'waitlist' && dice.chance(0.5)) book(one, 'assessment', 7, LAST_DAY)
  }
  return bookings
}

function statusOf({ tx, dice }: Making, endsAt: number): SessionTable['status'] {
  if (endsAt > tx.now) return 'scheduled'
  if (dice.chance(0.86)) return 'completed'
  return dice.chance(0.65) ? 'cancelled' : 'noShow'
}

/** Four weeks of sessions around today: past ones happened or did not, those to come are scheduled. */
export function makeSessions(
  making: Making,
  care: readonly Care[],
  services: readonly SampleService[],
): SampleSession[] {
  const made: SampleSession[] = []
  const days = DAYS.map((offset) => ({ offset, ...making.day(offset) }))
  for (const { care: one, service, hour, from, to } of bookHours(making, care, services)) {
    const dates = days.filter((day) => day.weekday === hour.weekday && day.offset >= from && day.offset <= to)
    for (const day of dates) {
      const startsAt = day.at(hour.startsAtMinute)
      const status = statusOf(making, startsAt + service.minutes * 60_000)
      const isCharged = service.isBillable && status !== 'cancelled' && status !== 'noShow'
      const id = making.tx.newId()
      const isAccountable = status === 'completed' && isCharged
      const kept = {
        service_id: service.id,
        starts_at: startsAt,
        duration_minutes: service.minutes,
        is_direct: service.use === 'desk' ? 0 : 1,
      } as const
      made.push({ id, practitionerId: one.by.id, offset: day.offset, isAccountable, kept })
      insertRow(
        making.tx,
        'session',
        {
          id,
          client_id: one.client.id,
          practitioner_id: one.by.id,
          ...kept,
          status,
          is_billable: isCharged ? 1 : 0,
          fee_cents: service.feeCents,
          is_taxable: service.isTaxable ? 1 : 0,
        },
        SAMPLE_MADE,
      )
    }
  }
  return made
}
