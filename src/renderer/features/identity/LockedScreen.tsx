import { Button, PasswordInput, Stack } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent, type JSX, type ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { identityText } from '#renderer/text/identity.ts'
import { request } from '#renderer/transport/client.ts'

type SessionState = OutputOf<'session.get'>
type Props = {
  readonly session: SessionState
  readonly footer: ReactNode
  readonly onSession: (session: SessionState) => void
}

/** The lock: nothing of the desk but the name of the person whose desk it is. */
export function LockedScreen({ session, footer, onSession }: Props): JSX.Element {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => field.current?.focus(), [])

  const unlock = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('identity.unlock', { password })
    setBusy(false)
    if (answer.ok) return onSession(answer.data)
    setProblem(answer.error)
    setPassword('')
    field.current?.focus()
  }
  const leave = async (): Promise<void> => {
    const answer = await request('identity.signOut', {})
    if (answer.ok) onSession(answer.data)
    else setProblem(answer.error)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (password !== '') void unlock()
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
      <form onSubmit={submit}>
        <Stack gap="sm">
          <PasswordInput
            ref={field}
            label={identityText.password}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <FormProblem
            error={problem}
            {...(problem?.code === 'WRONG_CREDENTIALS' ? { text: identityText.wrongPassword } : {})}
          />
          <Button type="submit" fullWidth disabled={password === ''} loading={isBusy}>
            {identityText.unlock}
          </Button>
          <Button variant="subtle" fullWidth onClick={() => void leave()}>
            {identityText.somebodyElse}
          </Button>
        </Stack>
      </form>
    </CenteredScreen>
  )
}
