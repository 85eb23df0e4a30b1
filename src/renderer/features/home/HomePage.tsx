import { Skeleton, Stack, Title } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { AccessReviewNotice } from '#renderer/features/accessReview/index.ts'
import { MailNotice } from '#renderer/features/mail/index.ts'
import { ReviewNotice } from '#renderer/features/review/index.ts'
import { homeText } from '#renderer/text/home.ts'
import { Alerts } from './Alerts.tsx'
import classes from './home.module.css'
import { LastBackup } from './LastBackup.tsx'
import { NeedsSomebody } from './NeedsSomebody.tsx'
import { OwnClients } from './OwnClients.tsx'
import { PeopleCounts } from './PeopleCounts.tsx'
import { Pictures } from './Pictures.tsx'
import { DeniedNotices, TimesheetsNotice, UnheldNotices, UnsentNotice } from './WaitingNotices.tsx'
import { YourSessions } from './YourSessions.tsx'

type Home = OutputOf<'home.get'>
type Today = OutputOf<'home.getToday'>
type Props = { readonly onOpenAccount: (userId: string, tab: 'myClinic' | 'account') => void } & {
  readonly ownId: string
  /** True for owners: they hear of what must not go unnoticed. */
  readonly seesAlerts: boolean
  readonly onOpenUsers: () => void
  readonly onOpenMail: () => void
  /** Undefined for people who settle nothing. */
  readonly onOpenReview: (() => void) | undefined
  /** Undefined for people who sign no access review. */
  readonly onOpenAccessReview: (() => void) | undefined
  /** Undefined where there is no page for them. */
  readonly onOpenTimesheets: (() => void) | undefined
  /** Opens one timesheet over the page "Timesheets". */
  readonly onOpenDenied: (timesheetId: string) => void
  /** Opens the week of somebody who is gone, on the page "Sessions". */
  readonly onOpenUnheld: (unheld: Today['unheld'][number]) => void
  readonly onOpenSync: (() => void) | undefined
  /** Undefined for people who look after no backups. */
  readonly onOpenBackups: (() => void) | undefined
  readonly mayOpenCharts: boolean
}

function HomeContent({
  home,
  today,
  ...acts
}: Props & { readonly home: Home; readonly today: Today | undefined }): JSX.Element {
  const { people } = home
  // People of the office who look after nobody have no use for an empty list of sessions.
  const isTreating = people === null || home.clientCount > 0 || home.sessions.length > 0
  const own = (
    <>
      {isTreating && (
        <YourSessions
          sessions={home.sessions}
          timezone={home.timezone}
          clientCount={home.clientCount}
          today={today?.today}
          onOpenClients={() => acts.onOpenAccount(acts.ownId, 'myClinic')}
        />
      )}
      {today !== undefined && <OwnClients clients={today.clients} mayOpen={acts.mayOpenCharts} />}
    </>
  )
  const pictures = today === undefined ? null : <Pictures today={today} />
  if (people === null)
    return (
      <div className={classes['columns']} data-own="true">
        <Stack gap="lg">{own}</Stack>
        <Stack gap="lg">{pictures}</Stack>
      </div>
    )
  return (
    <div className={classes['columns']}>
      <NeedsSomebody
        attention={people.attention}
        onOpenAccount={(userId) => acts.onOpenAccount(userId, 'account')}
      />
      <Stack gap="lg">
        <PeopleCounts people={people} onOpenUsers={acts.onOpenUsers} />
        {own}
        {pictures}
      </Stack>
    </div>
  )
}

/** After this news the numbers of Home may be others. */
const REFRESHING: ReadonlySet<string> = new Set([
  'users.changed',
  'clinic.changed',
  'sessions.changed',
  'sync.changed',
])

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
    { when: ({ name }) => name !== 'sync.changed' && REFRESHING.has(name) },
  )
  const later = useLoaded('home.getToday', {}, { when: ({ name }) => REFRESHING.has(name) }).loaded
  const today = later.state === 'ready' ? later.data : undefined
  return (
    <div className={classes['page']}>
      <Title order={1} mb="md">
        {homeText.title}
      </Title>
      {props.seesAlerts && <Alerts onOpenAccount={(userId) => props.onOpenAccount(userId, 'account')} />}
      <div className={classes['notices']}>
        {props.onOpenReview !== undefined && <ReviewNotice onOpen={props.onOpenReview} />}
        {props.onOpenAccessReview !== undefined && <AccessReviewNotice onOpen={props.onOpenAccessReview} />}
        {today !== undefined && <UnheldNotices unheld={today.unheld} onOpen={props.onOpenUnheld} />}
        {today !== undefined && <DeniedNotices denied={today.denied} onOpen={props.onOpenDenied} />}
        {today !== undefined && (
          <TimesheetsNotice count={today.timesheetsToReview} onOpen={props.onOpenTimesheets} />
        )}
        <UnsentNotice onOpenSync={props.onOpenSync} />
        {props.onOpenBackups !== undefined && <LastBackup onOpen={props.onOpenBackups} />}
        {props.seesAlerts && <MailNotice onOpen={props.onOpenMail} />}
      </div>
      {loaded.state === 'loading' && <HomeSkeleton />}
      {loaded.state === 'failed' && (
        <LoadFailed what={homeText.failed} error={loaded.error} onRetry={reload} />
      )}
      {loaded.state === 'ready' && <HomeContent home={loaded.data} today={today} {...props} />}
    </div>
  )
}
