import { Skeleton, Stack, Title } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { MailNotice } from '#renderer/features/mail/index.ts'
import { ReviewNotice } from '#renderer/features/review/index.ts'
import { homeText } from '#renderer/text/home.ts'
import { Alerts } from './Alerts.tsx'
import classes from './home.module.css'
import { NeedsSomebody } from './NeedsSomebody.tsx'
import { PeopleCounts } from './PeopleCounts.tsx'
import { YourSessions } from './YourSessions.tsx'

type Home = OutputOf<'home.get'>
type Props = { readonly onOpenAccount: (userId: string, tab: 'myClinic' | 'account') => void } & {
  readonly ownId: string
  /** True for owners: they hear of what must not go unnoticed. */
  readonly seesAlerts: boolean
  readonly onOpenUsers: () => void
  readonly onOpenMail: () => void
  /** Undefined for people who settle nothing. */
  readonly onOpenReview: (() => void) | undefined
}

function HomeContent({ home, ...acts }: Props & { readonly home: Home }): JSX.Element {
  // People of the office who look after nobody have no use for an empty list of sessions.
  const isTreating = home.people === null || home.clientCount > 0 || home.sessions.length > 0
  return (
    <div className={classes['columns']} data-single={home.people === null}>
      {home.people !== null && (
        <NeedsSomebody
          attention={home.people.attention}
          onOpenAccount={(userId) => acts.onOpenAccount(userId, 'account')}
        />
      )}
      <Stack gap="lg">
        {home.people !== null && <PeopleCounts people={home.people} onOpenUsers={acts.onOpenUsers} />}
        {isTreating && (
          <YourSessions
            sessions={home.sessions}
            timezone={home.timezone}
            clientCount={home.clientCount}
            onOpenClients={() => acts.onOpenAccount(acts.ownId, 'myClinic')}
          />
        )}
      </Stack>
    </div>
  )
}

function HomeSkeleton(): JSX.Element {
  return (
    <div className={classes['columns']} aria-hidden="true">
      <Skeleton height={320} className={classes['late']} />
      <Skeleton height={240} className={classes['late']} />
    </div>
  )
}

/** Home: what needs somebody today, and the viewer's own next sessions and clients. */
export function HomePage(props: Props): JSX.Element {
  const { loaded, reload } = useLoaded(
    'home.get',
    {},
    { when: (event) => event.name === 'users.changed' || event.name === 'clinic.changed' },
  )
  return (
    <div className={classes['page']}>
      <Title order={1} mb="md">
        {homeText.title}
      </Title>
      {props.seesAlerts && <Alerts onOpenAccount={(userId) => props.onOpenAccount(userId, 'account')} />}
      {props.onOpenReview !== undefined && <ReviewNotice onOpen={props.onOpenReview} />}
      {props.seesAlerts && <MailNotice onOpen={props.onOpenMail} />}
      {loaded.state === 'loading' && <HomeSkeleton />}
      {loaded.state === 'failed' && (
        <LoadFailed what={homeText.failed} error={loaded.error} onRetry={reload} />
      )}
      {loaded.state === 'ready' && <HomeContent home={loaded.data} {...props} />}
    </div>
  )
}
