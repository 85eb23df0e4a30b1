import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLock } from '@tabler/icons-react'
import { useState, type JSX, type ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { fateOfTyping } from '#renderer/components/unsavedChanges.ts'
import { codeText, identityText } from '#renderer/text/identity.ts'
import { request } from '#renderer/transport/client.ts'
import { leaveDesk } from './leaveDesk.ts'
import { ProofForm } from './ProofForm.tsx'

type SessionState = OutputOf<'session.get'>
type Props = {
  readonly session: SessionState
  readonly footer: ReactNode
  readonly onSession: (session: SessionState) => void
}

/** A recovery code was spent: says how many are left. */
async function sayCodesLeft(): Promise<void> {
  const answer = await request('mfa.get', {})
  if (!answer.ok) return
  notifications.show({ message: codeText.recoveryLeft(answer.data.recoveryCodesLeft), autoClose: 15_000 })
}

/** The lock: nothing of the desk but the name of the person whose desk it is (A9). */
export function LockedScreen({ session, footer, onSession }: Props): JSX.Element {
  // The forms are going with this first look.
  const [typing] = useState(fateOfTyping)
  const [leaveProblem, setLeaveProblem] = useState<AppFailure>()
  const unlock = async (
    password: string,
    code: string | null,
    recoveryCode?: string,
  ): Promise<AppFailure | undefined> => {
    const given = recoveryCode === undefined ? { code } : { code, recoveryCode }
    const answer = await request('identity.unlock', { password, ...given })
    if (!answer.ok) return answer.error
    if (recoveryCode !== undefined) void sayCodesLeft()
    onSession(answer.data)
    return undefined
  }
  const name = `${session.person?.firstName ?? ''} ${session.person?.lastName ?? ''}`.trim()
  return (
    <CenteredScreen
      title={name === '' ? identityText.lockedTitle : name}
      intro={
        <>
          <IconLock size={14} aria-hidden="true" /> {identityText.lockedTitle}.{' '}
          {typing === 'nothing' ? '' : identityText.typing[typing]}
        </>
      }
      width={360}
      footer={footer}
    >
      <ProofForm
        needsCode={session.unlockNeedsCode}
        verb={identityText.unlock}
        layout="stacked"
        takesRecoveryCode
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
