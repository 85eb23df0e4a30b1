import { Notifications, notifications } from '@mantine/notifications'
import { useEffect, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { treats } from '#shared/domain/sessions.ts'
import { assertNever } from '#shared/lib/assertNever.ts'
import { DiscardQuestion } from '#renderer/components/DiscardQuestion.tsx'
import { hasUnsaved } from '#renderer/components/unsavedChanges.ts'
import { ClientChartDoor, ClientsPage } from '#renderer/features/clients/index.ts'
import { CrewsPage } from '#renderer/features/crews/index.ts'
import { HomePage } from '#renderer/features/home/index.ts'
import { LogsPage, WhoSawDoor } from '#renderer/features/logs/index.ts'
import { ReportsPage } from '#renderer/features/reports/index.ts'
import { ReviewPage } from '#renderer/features/review/index.ts'
import { ServicesPage } from '#renderer/features/services/index.ts'
import { SessionsPage, showWeekOf } from '#renderer/features/sessions/index.ts'
import { SettingsPage } from '#renderer/features/settings/index.ts'
import { StaffListBanner } from '#renderer/features/sync/index.ts'
import { showDenied, TimesheetsPage } from '#renderer/features/timesheets/index.ts'
import { AccountModal, openAccount, UsersPage } from '#renderer/features/users/index.ts'
import { frameText } from '#renderer/text/frame.ts'
import { CommandPalette } from './CommandPalette.tsx'
import { Header } from './Header.tsx'
import { Navigation } from './Navigation.tsx'
import { pagesFor, type PageId } from './pages.ts'
import { goToPage, usePage, watchHistory } from './pageStore.ts'
import type { Person } from './person.ts'
import { SetUpBanner } from './SetUpBanner.tsx'
import { useFocusAfterLock } from './useFocusAfterLock.ts'
import classes from './frame.module.css'

type Props = { readonly start: OutputOf<'start.get'>; readonly person: Person }

const openMail = (): void => void goToPage('settings', 'mail')
const openReview = (): void => void goToPage('review')
const openTimesheets = (): void => void goToPage('timesheets')
const openDenied = (timesheetId: string): void => {
  void goToPage('timesheets')
  showDenied(timesheetId)
}
const openUnheld = ({ person, firstDay }: OutputOf<'home.getToday'>['unheld'][number]): void => {
  void goToPage('sessions')
  showWeekOf(person, firstDay)
}
const openAccessReview = (): void => void goToPage('reports', 'accessReview')
const openBackups = (): void => void goToPage('settings', 'backups')
const openTimesheetsSwitch = (): void => void goToPage('settings', 'timesheets')
const openSync = (): void => void goToPage('settings', 'sync')

function Page({ page, start, person }: Props & { readonly page: PageId }): JSX.Element {
  // Nothing of a sample clinic has to be kept.
  const seesBackups = person.rights['backups.manage'] !== undefined && !start.isSample
  const section = usePage((state) => state.section)
  switch (page) {
    case 'home':
      return (
        <HomePage
          ownId={person.userId}
          seesAlerts={person.rights['settings.edit'] !== undefined}
          onOpenAccount={openAccount}
          onOpenUsers={() => void goToPage('users')}
          onOpenMail={openMail}
          onOpenReview={person.rights['users.list'] === undefined ? undefined : openReview}
          onOpenAccessReview={person.rights['users.setRoles'] === undefined ? undefined : openAccessReview}
          onOpenTimesheets={openTimesheets}
          onOpenDenied={openDenied}
          onOpenUnheld={openUnheld}
          onOpenSync={person.rights['devices.manage'] === undefined ? undefined : openSync}
          onOpenBackups={seesBackups ? openBackups : undefined}
          mayOpenCharts={person.rights['clients.view'] !== undefined}
        />
      )
    case 'clients':
      return <ClientsPage />
    case 'sessions':
      return <SessionsPage />
    case 'users':
      return <UsersPage />
    case 'crews':
      return <CrewsPage />
    case 'timesheets':
      return (
        <TimesheetsPage
          onOpenOwn={treats(person.roles) ? () => openAccount(person.userId, 'sessions') : undefined}
          onOpenSwitch={person.rights['settings.edit'] === undefined ? undefined : openTimesheetsSwitch}
        />
      )
    case 'reports':
      return (
        <ReportsPage
          section={section}
          seesAccessReview={person.rights['users.setRoles'] !== undefined}
          onSection={(name) => void goToPage('reports', name)}
          onOpenAccount={(userId) => openAccount(userId, 'account')}
        />
      )
    case 'review':
      return <ReviewPage onOpenAccount={openAccount} />
    case 'settings':
      return <SettingsPage section={section} onSection={(name) => void goToPage('settings', name)} />
    case 'services':
      return <ServicesPage />
    case 'logs':
      return <LogsPage />
    default:
      return assertNever(page)
  }
}

function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  if (hasUnsaved()) event.preventDefault()
}

/** The desk of a person who is signed in; locking takes all of it out of the page. */
export function Desk({ start, person }: Props): JSX.Element {
  const wanted = usePage((state) => state.page)
  const pages = pagesFor(person.rights)
  const page = pages.find(({ id }) => id === wanted)?.id ?? 'home'
  useEffect(watchHistory, [])
  useFocusAfterLock(person.userId)
  // After a sign-in or an unlock the keyboard begins on the page, not nowhere.
  useEffect(() => {
    if (document.activeElement === document.body) document.getElementById('page')?.focus()
  }, [])
  useEffect(() => {
    window.addEventListener('beforeunload', warnBeforeLeaving)
    return () => {
      window.removeEventListener('beforeunload', warnBeforeLeaving)
      notifications.clean()
    }
  }, [])
  useEffect(() => {
    document.title = `${frameText.pages[page]} · ${frameText.product}`
    return () => {
      document.title = frameText.product
    }
  }, [page])
  return (
    <div className={classes['desk']}>
      <a className={classes['skip']} href="#page">
        {frameText.skipToContent}
      </a>
      <Header
        start={start}
        person={person}
        onOpenMail={openMail}
        onOpenSync={openSync}
        onOpenBackups={openBackups}
      />
      <Navigation pages={pages} current={page} start={start} />
      <div className={classes['content']}>
        <StaffListBanner mayConfirm={person.rights['devices.manage'] !== undefined} />
        {person.rights['settings.edit'] !== undefined && <SetUpBanner />}
        <main id="page" tabIndex={-1} className={classes['page']}>
          <Page page={page} start={start} person={person} />
        </main>
      </div>
      <CommandPalette
        pages={pages}
        canFindPeople={person.rights['users.list'] !== undefined}
        canFindClients={person.rights['clients.view'] !== undefined}
      />
      <AccountModal />
      <ClientChartDoor />
      {person.rights['logs.view'] !== undefined && <WhoSawDoor />}
      <DiscardQuestion />
      <Notifications position="bottom-right" transitionDuration={120} />
    </div>
  )
}
