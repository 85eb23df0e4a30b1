import type { ClientId, UserId } from '#shared/domain/ids.ts'
import type { Dice } from './dice.ts'

/** One hour of every week on the clinic's wall clock. */
export type Hour = {
  /** 1 is Monday, 5 Friday. */
  readonly weekday: number
  /** Minutes after midnight. */
  readonly startsAtMinute: number
}

export type HourUse = 'weekly' | 'assessment' | 'desk'

export type Timetable = {
  /** A free hour of both, taken by this call; undefined where their weeks are full. */
  readonly take: (practitionerId: UserId, clientId: ClientId, use: HourUse) => Hour | undefined
}

const at = (hours: number, minutes: number): number => hours * 60 + minutes

/**
 * When a session may begin, so that none runs into the next one or into lunch: 60 minutes fit everywhere, 90 before
 * lunch, and the desk's half hour ends the day.
 */
const STARTS: Readonly<Record<HourUse, readonly number[]>> = {
  weekly: [at(8, 30), at(9, 30), at(10, 30), at(13, 0), at(14, 0), at(15, 0), at(16, 0)],
  assessment: [at(10, 30)],
  desk: [at(17, 0)],
}
const WEEKDAYS = [1, 2, 3, 4, 5]
const without = (off: number): readonly number[] => WEEKDAYS.filter((weekday) => weekday !== off)

/** An empty week for everybody; a third of the practitioners have one weekday off. */
export function createTimetable(dice: Dice): Timetable {
  const taken = new Set<string>()
  const workdays = new Map<UserId, readonly number[]>()
  const workdaysOf = (id: UserId): readonly number[] => {
    const known = workdays.get(id) ?? (dice.chance(0.35) ? without(dice.int(1, 5)) : WEEKDAYS)
    workdays.set(id, known)
    return known
  }
  return {
    take: (practitionerId, clientId, use) => {
      const hours = workdaysOf(practitionerId).flatMap((weekday) =>
        STARTS[use].map((startsAtMinute) => ({ weekday, startsAtMinute })),
      )
      const keys = ({ weekday, startsAtMinute }: Hour): string[] =>
        [practitionerId, clientId].map((id) => `${id} ${weekday} ${startsAtMinute}`)
      const hour = dice.shuffle(hours).find((one) => !keys(one).some((key) => taken.has(key)))
      if (hour !== undefined) for (const key of keys(hour)) taken.add(key)
      return hour
    },
  }
}
