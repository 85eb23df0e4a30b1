import { Button } from '@mantine/core'
import { useState, type JSX, type ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { identityText } from '#renderer/text/identity.ts'
import { enrolmentText } from '#renderer/text/mfa.ts'
import { request } from '#renderer/transport/client.ts'
import { leaveDesk } from './leaveDesk.ts'
import { MfaEnrolment } from './MfaEnrolment.tsx'

type SessionState = OutputOf<'session.get'>
type Props = {
  readonly session: SessionState
  readonly clinicName: string
  readonly footer: ReactNode
  readonly onSession: (session: SessionState) => void
}

/** The second factor that the clinic requires, before any other screen. */
export function EnrolMfaScreen({ session, clinicName, footer, onSession }: Props): JSX.Element {
  const [problem, setProblem] = useState<AppFailure>()
  const [areCodesShown, setCodesShown] = useState(false)
  const openDesk = async (): Promise<void> => {
    const answer = await request('session.get', {})
    if (answer.ok) onSession(answer.data)
    else setProblem(answer.error)
  }
  const personName = `${session.person?.firstName ?? ''} ${session.person?.lastName ?? ''}`.trim()
  return (
    <CenteredScreen title={enrolmentText.title} intro={enrolmentText.required} width={540} footer={footer}>
      <MfaEnrolment
        personName={personName}
        clinicName={clinicName}
        onDone={() => void openDesk()}
        onCodes={setCodesShown}
      />
      {!areCodesShown && (
        <Button
          variant="subtle"
          mt="md"
          ml={-18}
          onClick={() => void leaveDesk({ onSession, onProblem: setProblem })}
        >
          {identityText.somebodyElse}
        </Button>
      )}
      <FormProblem error={problem} />
    </CenteredScreen>
  )
}
