import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type JSX, type ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { TriesProblem } from '#renderer/components/TriesProblem.tsx'
import { useWait } from '#renderer/components/useWait.ts'
import { codeText, identityText } from '#renderer/text/identity.ts'
import { request } from '#renderer/transport/client.ts'
import { SampleSignIns } from './SampleSignIns.tsx'

type Props = {
  readonly start: OutputOf<'start.get'>
  readonly footer: ReactNode
  /** The clinic was opened by the password that was typed. */
  readonly onStart: (start: OutputOf<'start.get'>) => void
  readonly onSession: (session: OutputOf<'session.get'>) => void
}

/**
 * The first step of signing in, with e-mail and password; in a sample clinic its sign-ins stand beside the form. Under
 * key policy B the same e-mail and password open the clinic before.
 */
export function SignInScreen({ start, footer, onStart, onSession }: Props): JSX.Element {
  const isClosed = start.stage === 'passwordNeeded'
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const secondsLeft = useWait(problem)
  // Wrong tries have shut the account: with the password, a recovery code opens it.
  const [isShut, setShut] = useState(false)
  const [recoveryCode, setRecoveryCode] = useState('')
  const passwordField = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  const emailField = useRef<HTMLInputElement>(null)
  useEffect(() => emailField.current?.focus(), [])

  const refuse = (error: AppFailure): void => {
    setBusy(false)
    setProblem(error)
    setPassword('')
    passwordField.current?.focus()
  }
  const signIn = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    if (isClosed) {
      const opened = await request('start.openWithPassword', { email: email.trim(), password })
      if (!opened.ok) return refuse(opened.error)
      onStart(opened.data)
      if (opened.data.stage !== 'open') return
    }
    const answer = await request('identity.signIn', {
      email: email.trim(),
      password,
      ...(isShut && recoveryCode.trim() !== '' ? { recoveryCode } : {}),
    })
    if (answer.ok) {
      setBusy(false)
      return onSession(answer.data)
    }
    if (answer.error.code === 'TOO_MANY_TRIES' && answer.error.data.waitSeconds === null) setShut(true)
    refuse(answer.error)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (email.trim() !== '' && password !== '' && secondsLeft === 0) void signIn()
  }

  return (
    <CenteredScreen
      title={isClosed ? identityText.openTitle : identityText.signInTo(start.clinicName ?? '')}
      {...(isClosed ? { intro: identityText.openExplained } : {})}
      width={start.isSample ? 420 : 360}
      footer={footer}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={identityText.email}
            type="text"
            inputMode="email"
            autoComplete="username"
            ref={emailField}
            spellCheck={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            ref={passwordField}
            label={identityText.password}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {isShut && (
            <TextInput
              label={codeText.recoveryCode}
              description={codeText.recoveryOpens}
              name="recoveryCode"
              autoComplete="off"
              spellCheck={false}
              value={recoveryCode}
              onChange={(event) => setRecoveryCode(event.currentTarget.value)}
            />
          )}
          <TriesProblem error={problem} secondsLeft={secondsLeft} />
          <Button
            ref={button}
            type="submit"
            fullWidth
            disabled={email.trim() === '' || password === '' || secondsLeft > 0}
            loading={isBusy}
          >
            {isClosed ? identityText.open : identityText.signIn}
          </Button>
        </Stack>
      </form>
      {start.isSample && (
        <SampleSignIns
          signIns={start.sampleSignIns}
          onChoose={(chosen) => {
            setProblem(undefined)
            setEmail(chosen.email)
            setPassword(chosen.password)
            // The button is enabled by the next render only.
            setTimeout(() => button.current?.focus(), 0)
          }}
        />
      )}
    </CenteredScreen>
  )
}
