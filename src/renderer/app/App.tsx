import { useEffect, type JSX } from 'react'
import { assertNever } from '#shared/lib/assertNever.ts'
import {
  ChangePasswordScreen,
  CodeScreen,
  ConfirmItsYou,
  EnrolMfaScreen,
  LockedScreen,
  SignInScreen,
} from '#renderer/features/identity/index.ts'
import {
  closeSheet,
  RecoveryScreen,
  RecoverySheet,
  StartScreen,
  useFirstRun,
} from '#renderer/features/start/index.ts'
import { chooseScreen } from './chooseScreen.ts'
import { Desk } from './Desk.tsx'
import { refreshDesk, takeSession, takeStart, useDesk, watchDesk } from './deskStore.ts'
import { forgetWhenLeft } from './forgetWhenLeft.ts'
import { LinkBanner } from './LinkBanner.tsx'
import { PcNotices } from './PcNotices.tsx'
import { useLock } from './useLock.ts'
import { WaitingScreen } from './WaitingScreen.tsx'
import classes from './frame.module.css'

function leaveSheet(): void {
  closeSheet()
  void refreshDesk()
}

function CurrentScreen(): JSX.Element {
  const { start, session, problem } = useDesk()
  const { isSettingUp, recoveryKey } = useFirstRun()
  const screen = chooseScreen({ start, session, isSettingUp, hasSheet: recoveryKey !== null })
  const isGone = screen === 'signIn' || screen === 'recovery'
  useEffect(() => {
    // A key that was made for one person is not shown to the next.
    if (isGone) closeSheet()
  }, [isGone])
  if (start === null || session === null) {
    return <WaitingScreen problem={problem} onRetry={() => void refreshDesk()} />
  }
  const footer = <PcNotices start={start} />
  const clinicName = start.clinicName ?? ''
  switch (screen) {
    case 'waiting':
      return <WaitingScreen problem={problem} onRetry={() => void refreshDesk()} />
    case 'firstRun':
      return <StartScreen start={start} onStart={takeStart} onSession={takeSession} />
    case 'recovery':
      return <RecoveryScreen start={start} onStart={takeStart} />
    case 'signIn':
      return <SignInScreen start={start} footer={footer} onSession={takeSession} />
    case 'code':
      return <CodeScreen footer={footer} onSession={takeSession} />
    case 'enrolMfa':
      return (
        <EnrolMfaScreen session={session} clinicName={clinicName} footer={footer} onSession={takeSession} />
      )
    case 'emergency':
      return <WaitingScreen problem={null} onRetry={() => void refreshDesk()} />
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
      return <LockedScreen session={session} footer={footer} onSession={takeSession} />
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

/** The whole page: one screen, under a slim line while the program does not answer. */
export function App(): JSX.Element {
  const state = useDesk((desk) => desk.session?.state ?? null)
  useEffect(watchDesk, [])
  useEffect(() => forgetWhenLeft(state), [state])
  useLock()
  return (
    <div className={classes['app']}>
      <LinkBanner />
      <div className={classes['screen']}>
        <CurrentScreen />
      </div>
      {(state === 'active' || state === 'mustEnrolMfa') && <ConfirmItsYou />}
    </div>
  )
}
