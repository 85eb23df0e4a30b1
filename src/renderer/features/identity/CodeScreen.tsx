import { Button } from '@mantine/core'
import { useState, type JSX, type ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { clockText, codeText } from '#renderer/text/identity.ts'
import { ClockCheck } from './ClockCheck.tsx'
import { CodeForm } from './CodeForm.tsx'
import classes from './identity.module.css'
import { leaveDesk } from './leaveDesk.ts'
import { RecoveryCodeForm } from './RecoveryCodeForm.tsx'

type SessionState = OutputOf<'session.get'>
type Props = { readonly footer: ReactNode; readonly onSession: (session: SessionState) => void }
type Way = 'code' | 'recovery' | 'clock'

const headOf = (way: Way): { readonly title: string; readonly intro: string } =>
  ({
    code: { title: codeText.title, intro: codeText.explained },
    recovery: { title: codeText.recoveryTitle, intro: codeText.recoveryExplained },
    clock: { title: clockText.title, intro: clockText.explained },
  })[way]

/** The second step of signing in: a code of the authenticator, or a recovery code, and a look at the clock. */
export function CodeScreen({ footer, onSession }: Props): JSX.Element {
  const [way, setWay] = useState<Way>('code')
  const [problem, setProblem] = useState<AppFailure>()
  return (
    <CenteredScreen {...headOf(way)} width={360} footer={footer}>
      {way === 'code' && <CodeForm onSession={onSession} onClock={() => setWay('clock')} />}
      {way === 'recovery' && <RecoveryCodeForm onSession={onSession} />}
      {way === 'clock' && <ClockCheck />}
      <div className={classes['otherWays']}>
        {way !== 'code' && (
          <Button variant="subtle" onClick={() => setWay('code')}>
            {way === 'clock' ? clockText.back : codeText.byApp}
          </Button>
        )}
        {way !== 'recovery' && (
          <Button variant="subtle" onClick={() => setWay('recovery')}>
            {codeText.byRecovery}
          </Button>
        )}
        <Button variant="subtle" onClick={() => void leaveDesk({ onSession, onProblem: setProblem })}>
          {codeText.startAgain}
        </Button>
        <FormProblem error={problem} />
      </div>
    </CenteredScreen>
  )
}
