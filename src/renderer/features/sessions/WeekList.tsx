import { IconCalendar } from '@tabler/icons-react'
import type { JSX } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { longDay, sessionsText as words } from '#renderer/text/sessions.ts'
import { SessionButton } from './SessionButton.tsx'
import { mayChange, type Week } from './sessionsStore.ts'
import classes from './sessions.module.css'

/** A week as a list, day by day. */
export function WeekList({ week }: { readonly week: Week }): JSX.Element {
  if (week.sessions.length === 0) {
    return (
      <EmptyState icon={<IconCalendar size={28} stroke={1.5} />} title={words.emptyWeek}>
        {words.emptyWeekExplained}
      </EmptyState>
    )
  }
  const days = [...Map.groupBy(week.sessions, ({ day }) => day)]
  return (
    <div className={classes['list']}>
      {days.map(([day, sessions]) => (
        <section key={day} aria-label={longDay(day)}>
          <h2>{longDay(day)}</h2>
          <ul>
            {sessions.map((session) => (
              <li key={session.sessionId}>
                <SessionButton session={session} mayEdit={mayChange(week, session)} isListed />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
