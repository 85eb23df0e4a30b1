import { Anchor, Title } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { Fragment, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { homeText } from '#renderer/text/home.ts'
import { fullTime, shortTime } from '#renderer/text/time.ts'
import classes from './home.module.css'

type Home = OutputOf<'home.get'>
type Props = Pick<Home, 'sessions' | 'timezone' | 'clientCount'> & {
  readonly onOpenClients: () => void
  /** Undefined while it is not known yet. */
  readonly today: string | undefined
}

/** "Today" before the first session of today, "Later" before the first one after it. */
function partAt(
  sessions: Props['sessions'],
  index: number,
  timezone: string,
  today: string | undefined,
): string | undefined {
  const isToday = (session: Props['sessions'][number] | undefined): boolean | undefined =>
    session === undefined ? undefined : zonedDay(session.startsAt, timezone) === today
  const here = isToday(sessions[index])
  if (today === undefined || here === undefined || here === isToday(sessions[index - 1])) return undefined
  return here ? homeText.sessionsToday : homeText.sessionsLater
}

/** The viewer's own next sessions, and how many clients they look after. */
export function YourSessions({ sessions, timezone, clientCount, today, onOpenClients }: Props): JSX.Element {
  return (
    <section aria-labelledby="your-sessions">
      <div className={classes['sectionHead']}>
        <Title order={2} id="your-sessions">
          {homeText.sessions}
        </Title>
        <Anchor component="button" type="button" onClick={onOpenClients}>
          {homeText.clientCount(clientCount)}
        </Anchor>
      </div>
      {sessions.length === 0 ? (
        <EmptyState icon={<IconCalendar size={28} stroke={1.5} />} title={homeText.noSessions}>
          {homeText.noSessionsExplained}
        </EmptyState>
      ) : (
        <ul className={classes['list']}>
          {sessions.map((session, index) => (
            <Fragment key={session.sessionId}>
              {partAt(sessions, index, timezone, today) !== undefined && (
                <li className={classes['part']}>{partAt(sessions, index, timezone, today)}</li>
              )}
              <li className={classes['row']}>
                <time
                  className={classes['time']}
                  dateTime={new Date(session.startsAt).toISOString()}
                  title={fullTime(session.startsAt, timezone)}
                >
                  {shortTime(session.startsAt, timezone)}
                </time>
                <span className={classes['rowMain']}>
                  {session.clientName === null ? (
                    <span className={classes['dim']}>{homeText.hiddenClient}</span>
                  ) : (
                    <bdi className={classes['name']}>{session.clientName}</bdi>
                  )}{' '}
                  <span className={classes['dim']}>{session.serviceName}</span>
                </span>
                <span className={classes['dim']}>{homeText.duration(session.durationMinutes)}</span>
              </li>
            </Fragment>
          ))}
        </ul>
      )}
    </section>
  )
}
