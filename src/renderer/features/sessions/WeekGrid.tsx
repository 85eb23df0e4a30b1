import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, type JSX } from 'react'
import { addDays } from '#shared/domain/timesheets.ts'
import { clockTime, headDay, longDay, sessionsText as words } from '#renderer/text/sessions.ts'
import { layoutDay } from './layoutDay.ts'
import { SessionButton } from './SessionButton.tsx'
import { mayChange, openForm, type Session, type Week } from './sessionsStore.ts'
import classes from './sessions.module.css'

const HOUR_PX = 68
const FIRST_HOUR = 8
const LAST_HOUR = 18
const DAYS = [0, 1, 2, 3, 4, 5, 6]

/** From which hour until which the calendar goes: working hours, and more where a session is outside of them. */
function hoursOf(sessions: readonly Session[]): { readonly first: number; readonly last: number } {
  const starts = sessions.map(({ startMinute }) => Math.floor(startMinute / 60))
  const ends = sessions.map((one) => Math.ceil((one.startMinute + one.durationMinutes) / 60))
  return { first: Math.min(FIRST_HOUR, ...starts), last: Math.max(LAST_HOUR, ...ends) }
}

/** A week as a calendar: a column for each day, each with its sessions as a list in the order of time. */
export function WeekGrid({ week }: { readonly week: Week }): JSX.Element {
  const { first, last } = hoursOf(week.sessions)
  const hours = Array.from({ length: last - first }, (_, index) => first + index)
  const scroll = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (scroll.current !== null) scroll.current.scrollTop = 0
  }, [week.monday])
  return (
    <div className={classes['grid']} ref={scroll}>
      <div className={classes['hours']} aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour} style={{ top: (hour - first) * HOUR_PX }}>
            {clockTime(hour * 60)}
          </span>
        ))}
      </div>
      {DAYS.map((offset) => (
        <Day
          key={offset}
          day={addDays(week.monday, offset)}
          week={week}
          first={first}
          height={hours.length * HOUR_PX}
        />
      ))}
    </div>
  )
}

type DayProps = { readonly day: string; readonly week: Week; readonly first: number; readonly height: number }

function Day({ day, week, first, height }: DayProps): JSX.Element {
  const placed = layoutDay(week.sessions.filter((session) => session.day === day))
  const isToday = day === week.today
  const top = (minute: number): number => ((minute - first * 60) / 60) * HOUR_PX
  return (
    <section className={classes['day']} aria-label={longDay(day)} data-today={isToday}>
      <div className={classes['dayHead']}>
        <h2 aria-current={isToday ? 'date' : undefined}>{headDay(day)}</h2>
        {week.mayEdit && (
          <ActionIcon
            size="sm"
            aria-label={words.newOn(longDay(day))}
            onClick={() => openForm({ kind: 'new', day })}
          >
            <IconPlus size={14} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      <ul className={classes['column']} style={{ height, backgroundSize: `100% ${HOUR_PX}px` }}>
        {placed.map(({ item, column, columns }) => (
          <li key={item.sessionId}>
            <SessionButton
              session={item}
              mayEdit={mayChange(week, item)}
              style={{
                top: top(item.startMinute),
                height: Math.max(24, (item.durationMinutes / 60) * HOUR_PX - 2),
                left: `calc(${(column / columns) * 100}% + 2px)`,
                width: `calc(${100 / columns}% - 4px)`,
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
