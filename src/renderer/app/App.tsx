import { DatesProvider } from '@mantine/dates'
import { useEffect, type JSX } from 'react'
import { EmergencyEnded } from '#renderer/features/emergency/index.ts'
import { ConfirmItsYou } from '#renderer/features/identity/index.ts'
import { RecoveredBanner } from '#renderer/features/start/index.ts'
import { useLanguage } from '#renderer/text/language.ts'
import { CurrentScreen } from './CurrentScreen.tsx'
import { useDesk, watchDesk } from './deskStore.ts'
import { followLanguage } from './followLanguage.ts'
import { forgetWhenLeft } from './forgetWhenLeft.ts'
import classes from './frame.module.css'
import { LinkBanner } from './LinkBanner.tsx'
import { useLock } from './useLock.ts'

/** Above every screen, for each person anew: how the clinic was opened, where it took more than its own key (B7). */
function Recovered(): JSX.Element | null {
  const { start, session } = useDesk()
  if (start?.stage !== 'open' || start.recovered === null) return null
  return <RecoveredBanner key={session?.person?.userId ?? ''} recovered={start.recovered} />
}

/** The whole page: one screen, under a slim line while the program does not answer. */
export function App(): JSX.Element {
  const state = useDesk((desk) => desk.session?.state ?? null)
  const { language } = useLanguage()
  useEffect(watchDesk, [])
  useEffect(followLanguage, [])
  useEffect(() => forgetWhenLeft(state), [state])
  useLock()
  return (
    <DatesProvider settings={{ locale: language }}>
      <div className={classes['app']} key={language}>
        <LinkBanner />
        <Recovered />
        <EmergencyEnded state={state} />
        <div className={classes['screen']}>
          <CurrentScreen />
        </div>
        {(state === 'active' || state === 'mustEnrolMfa') && <ConfirmItsYou />}
      </div>
    </DatesProvider>
  )
}
