import { Modal, Text, Title } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { upcomingText as words } from '#renderer/text/account.ts'
import { dateFormat } from '#renderer/text/locale.ts'
import classes from './account.module.css'
import type { Account } from './accountFields.ts'
import { groupByDay } from './groupByDay.ts'

type Upcoming = OutputOf<'users.listUpcomingSessions'>
type Props = { readonly account: Account; readonly isOpen: boolean; readonly onClose: () => void }

const MOST_LISTED = 200

/** The future appointments of somebody, over the Account modal. */
export function UpcomingSessionsModal({ account, isOpen, onClose }: Props): JSX.Element {
  return (
    <Modal.Root opened={isOpen} onClose={onClose} size={640} zIndex={250}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes['head']}>
          <Modal.Title fw={600} fz="lg">
            {words.title}
          </Modal.Title>
          <div className={classes['acts']}>
            <Modal.CloseButton aria-label={words.close} />
          </div>
        </div>
        <Modal.Body px="lg">
          <UpcomingSessions account={account} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function UpcomingSessions({ account }: { readonly account: Account }): JSX.Element {
  const { loaded, reload } = useLoaded('users.listUpcomingSessions', { userId: account.userId })
  if (loaded.state === 'failed') return <LoadFailed error={loaded.error} onRetry={reload} />
  if (loaded.state === 'loading') {
    return <Waiting label={words.loading} widths={[180, '100%', '90%']} />
  }
  if (loaded.data.sessions.length === 0) {
    return (
      <EmptyState icon={<IconCalendar size={28} />} title={words.emptyTitle}>
        {words.empty(account.profile.firstName)}
      </EmptyState>
    )
  }
  return <Days upcoming={loaded.data} practitionerName={nameOf(account)} />
}

const nameOf = ({ profile }: Account): string => `${profile.firstName} ${profile.lastName}`

function Days(props: { readonly upcoming: Upcoming; readonly practitionerName: string }): JSX.Element {
  const { sessions, timezone } = props.upcoming
  const dayName = dateFormat({ dateStyle: 'full', timeZone: 'UTC' })
  return (
    <>
      {groupByDay(sessions, timezone).map(({ day, sessions: ofDay }) => (
        <section key={day} aria-label={day}>
          <Title order={3} className={classes['day'] ?? ''}>
            {dayName.format(new Date(`${day}T00:00:00Z`))}
          </Title>
          <ul className={classes['list']}>
            {ofDay.map((session) => (
              <Session
                key={session.sessionId}
                session={session}
                timezone={timezone}
                ownName={props.practitionerName}
              />
            ))}
          </ul>
        </section>
      ))}
      <Text c="dimmed" mt="md">
        {sessions.length >= MOST_LISTED && `${words.onlyFirst(sessions.length)} `}
        {words.inTimezone(timezone)}
      </Text>
    </>
  )
}

type SessionProps = {
  readonly session: Upcoming['sessions'][number]
  readonly timezone: string
  readonly ownName: string
}

function Session({ session, timezone, ownName }: SessionProps): JSX.Element {
  const time = dateFormat({ timeStyle: 'short', timeZone: timezone })
  const ends = session.startsAt + session.durationMinutes * 60_000
  return (
    <li className={classes['session']}>
      <time dateTime={new Date(session.startsAt).toISOString()}>
        {time.formatRange(session.startsAt, ends)}
      </time>
      <div>
        {session.clientName === null ? (
          <Text span c="dimmed">
            {words.hiddenClient}
          </Text>
        ) : (
          <Text span fw={600}>
            <bdi>{session.clientName}</bdi>
          </Text>
        )}
        <Text c="dimmed">
          {session.serviceName}
          {session.practitionerName !== ownName && (
            <>
              {' '}
              <bdi>{words.with(session.practitionerName)}</bdi>
            </>
          )}
        </Text>
      </div>
      <Text span c="dimmed">
        {words.minutes(session.durationMinutes)}
      </Text>
    </li>
  )
}
