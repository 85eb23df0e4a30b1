import { useEffect, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { assertNever } from '#shared/lib/assertNever.ts'
import {
  ChangePasswordScreen,
  CodeScreen,
  EnrolMfaScreen,
  LockedScreen,
  SignInScreen,
} from '#renderer/features/identity/index.ts'
import { EmergencyForm, EmergencyScreen } from '#renderer/features/emergency/index.ts'
import {
  closeSheet,
  JoiningScreen,
  JoinSheet,
  OpenWithKeyScreen,
  RecoveryScreen,
  RecoverySheet,
  StartScreen,
  useFirstRun,
} from '#renderer/features/start/index.ts'
import { chooseScreen, type Screen } from './chooseScreen.ts'
import { Desk } from './Desk.tsx'
import { refreshDesk, takeSession, takeStart, useDesk } from './deskStore.ts'
import { leaveDoor, useDoor } from './doorStore.ts'
import { PcNotices } from './PcNotices.tsx'
import { SignInFooter } from './SignInFooter.tsx'
import { WaitingScreen } from './WaitingScreen.tsx'

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

type BodyProps = {
  readonly screen: Screen
  readonly start: OutputOf<'start.get'>
  readonly session: OutputOf<'session.get'>
  readonly recoveryKey: string
}

function ScreenBody({ screen, start, session, recoveryKey }: BodyProps): JSX.Element {
  const footer = <PcNotices start={start} />
  const doors = <SignInFooter start={start} />
  const clinicName = start.clinicName ?? ''
  switch (screen) {
    case 'waiting':
      return <WaitingScreen problem={null} onRetry={refreshQuietly} />
    case 'firstRun':
      return <StartScreen start={start} onStart={takeStart} onSession={takeSession} />
    case 'recovery':
      return <RecoveryScreen start={start} onStart={takeStart} />
    case 'joining':
      return <JoiningScreen footer={start.version} onDone={refreshQuietly} />
    case 'joinSheet':
      return <JoinSheet recoveryKey={recoveryKey} onDone={leaveSheet} />
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
      return <RecoverySheet clinicName={clinicName} recoveryKey={recoveryKey} onDone={leaveSheet} />
    case 'desk':
      return session.person === null ? (
        <WaitingScreen problem={null} onRetry={refreshQuietly} />
      ) : (
        <Desk start={start} person={session.person} />
      )
    default:
      return assertNever(screen)
  }
}

/** The one screen that shows now. */
export function CurrentScreen(): JSX.Element {
  const { start, session, problem } = useDesk()
  const { isSettingUp, recoveryKey, hasJoined } = useFirstRun()
  const { door } = useDoor()
  const screen = chooseScreen({
    start,
    session,
    isSettingUp,
    hasSheet: recoveryKey !== null,
    hasJoined,
    door,
  })
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
    return <WaitingScreen problem={problem} onRetry={refreshQuietly} />
  }
  return <ScreenBody screen={screen} start={start} session={session} recoveryKey={recoveryKey ?? ''} />
}
