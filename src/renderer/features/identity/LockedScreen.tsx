import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState, type JSX, type ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { identityText } from '#renderer/text/identity.ts'
import { request } from '#renderer/transport/client.ts'
import { leaveDesk } from './leaveDesk.ts'
import { ProofForm } from './ProofForm.tsx'

type SessionState = OutputOf<'session.get'>
type Props = {
  readonly session: SessionState
  readonly footer: ReactNode
  readonly onSession: (session: SessionState) => void
}

/** The lock: nothing of the desk but the name of the person whose desk it is (A9). */
export function LockedScreen({ session, footer, onSession }: Props): JSX.Element {
  const [leaveProblem, setLeaveProblem] = useState<AppFailure>()
  const unlock = async (password: string, code: string | null): Promise<AppFailure | undefined> => {
    const answer = await request('identity.unlock', { password, code })
    if (!answer.ok) return answer.error
    onSession(answer.data)
    return undefined
  }
  const name = `${session.person?.firstName ?? ''} ${session.person?.lastName ?? ''}`.trim()
  return (
    <CenteredScreen
      title={name === '' ? identityText.lockedTitle : name}
      intro={
        <>
          <IconLock size={14} aria-hidden="true" /> {identityText.lockedTitle}. {identityText.unlockExplained}
        </>
      }
      width={360}
      footer={footer}
    >
      <ProofForm
        needsCode={session.unlockNeedsCode}
        verb={identityText.unlock}
        layout="stacked"
        onProof={unlock}
      >
        <Button
          variant="subtle"
          fullWidth
          onClick={() => void leaveDesk({ onSession, onProblem: setLeaveProblem })}
        >
          {identityText.switchPerson}
        </Button>
        <FormProblem error={leaveProblem} />
      </ProofForm>
    </CenteredScreen>
  )
}
