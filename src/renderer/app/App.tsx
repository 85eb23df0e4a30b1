import { useEffect, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { assertNever } from '#shared/lib/assertNever.ts'
import {
  ChangePasswordScreen,
  CodeScreen,
  ConfirmItsYou,
  EnrolMfaScreen,
  LockedScreen,
  SignInScreen,
} from '#renderer/features/identity/index.ts'
import { EmergencyEnded, EmergencyForm, EmergencyScreen } from '#renderer/features/emergency/index.ts'
import {
  closeSheet,
  OpenWithKeyScreen,
  RecoveredBanner,
  RecoveryScreen,
  RecoverySheet,
  StartScreen,
  useFirstRun,
} from '#renderer/features/start/index.ts'
import { chooseScreen, type Screen } from './chooseScreen.ts'
import { Desk } from './Desk.tsx'
import { refreshDesk, takeSession, takeStart, useDesk, watchDesk } from './deskStore.ts'
import { leaveDoor, useDoor } from './doorStore.ts'
import { forgetWhenLeft } from './forgetWhenLeft.ts'
import { LinkBanner } from './LinkBanner.tsx'
import { PcNotices } from './PcNotices.tsx'
import { SignInFooter } from './SignInFooter.tsx'
import { useLock } from './useLock.ts'
import { WaitingScreen } from './WaitingScreen.tsx'
import classes from './frame.module.css'

/** Where the ways in besides signing in are offered, and the screens behind them. */
const DOORS: ReadonlySet<Screen> = new Set([
  'waiting',
  'signIn',
  'locked',
  'emergencyDoor',
  'recoveryKeyDoor',
])

const refreshQuietly = (): void => void refreshDesk()

/** The emergency view opened or closed; a clinic that takes a password may have opened or shut with it. */
function enterOrLeave(session: OutputOf<'session.get'>): void {
  takeSession(session)
  void refreshDesk()
}

function leaveSheet(): void {
  closeSheet()
  void refreshDesk()
}

function CurrentScreen(): JSX.Element {
  const { start, session, problem } = useDesk()
  const { isSettingUp, recoveryKey } = useFirstRun()
  const { door } = useDoor()
  const screen = chooseScreen({ start, session, isSettingUp, hasSheet: recoveryKey !== null, door })
  const offersDoors = DOORS.has(screen)
  useEffect(() => {
    if (!offersDoors) leaveDoor()
  }, [offersDoors])
  const isGone = screen === 'signIn' || screen === 'recovery'
  useEffect(() => {
    // A key that was made for one person is not shown to the next.
    if (isGone) closeSheet()
  }, [isGone])
  if (start === null || session === null) {
    return <WaitingScreen problem={problem} onRetry={() => void refreshDesk()} />
  }
  const footer = <PcNotices start={start} />
  const doors = <SignInFooter start={start} />
  const clinicName = start.clinicName ?? ''
  switch (screen) {
    case 'waiting':
      return <WaitingScreen problem={problem} onRetry={() => void refreshDesk()} />
    case 'firstRun':
      return <StartScreen start={start} onStart={takeStart} onSession={takeSession} />
    case 'recovery':
      return <RecoveryScreen start={start} onStart={takeStart} />
    case 'signIn':
      return <SignInScreen start={start} footer={doors} onStart={takeStart} onSession={takeSession} />
    case 'code':
      return <CodeScreen footer={footer} onSession={takeSession} />
    case 'enrolMfa':
      return (
        <EnrolMfaScreen session={session} clinicName={clinicName} footer={footer} onSession={takeSession} />
      )
    case 'emergency':
      return (
        <EmergencyScreen
          until={session.emergencyUntil ?? 0}
          onSession={enterOrLeave}
          onOver={refreshQuietly}
        />
      )
    case 'emergencyDoor':
      return <EmergencyForm footer={footer} onSession={enterOrLeave} onBack={leaveDoor} />
    case 'recoveryKeyDoor':
      return <OpenWithKeyScreen footer={footer} onStart={takeStart} onBack={leaveDoor} />
    case 'changePassword':
      return (
        <ChangePasswordScreen
          session={session}
          clinicName={clinicName}
          footer={footer}
          onSession={takeSession}
        />
      )
    case 'locked':
      return <LockedScreen session={session} footer={doors} onSession={takeSession} />
    case 'sheet':
      return <RecoverySheet clinicName={clinicName} recoveryKey={recoveryKey ?? ''} onDone={leaveSheet} />
    case 'desk':
      return session.person === null ? (
        <WaitingScreen problem={null} onRetry={() => void refreshDesk()} />
      ) : (
        <Desk start={start} person={session.person} />
      )
    default:
      return assertNever(screen)
  }
}

/** Above every screen, for each person anew: how the clinic was opened, where it took more than its own key (B7). */
function Recovered(): JSX.Element | null {
  const { start, session } = useDesk()
  if (start?.stage !== 'open' || start.recovered === null) return null
  return <RecoveredBanner key={session?.person?.userId ?? ''} recovered={start.recovered} />
}

/** The whole page: one screen, under a slim line while the program does not answer. */
export function App(): JSX.Element {
  const state = useDesk((desk) => desk.session?.state ?? null)
  useEffect(watchDesk, [])
  useEffect(() => forgetWhenLeft(state), [state])
  useLock()
  return (
    <div className={classes['app']}>
      <LinkBanner />
      <Recovered />
      <EmergencyEnded state={state} />
      <div className={classes['screen']}>
        <CurrentScreen />
      </div>
      {(state === 'active' || state === 'mustEnrolMfa') && <ConfirmItsYou />}
    </div>
  )
}
