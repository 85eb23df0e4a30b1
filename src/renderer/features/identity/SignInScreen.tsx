import { Button, Stack, TextInput } from '@mantine/core'
import { useEffect, useRef, type FormEvent, type JSX, type ReactNode } from 'react'
import { CurrentPasswordInput } from '#renderer/components/CurrentPasswordInput.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { TriesProblem } from '#renderer/components/TriesProblem.tsx'
import { codeText, identityText } from '#renderer/text/identity.ts'
import { SampleSignIns } from './SampleSignIns.tsx'
import { useSignIn } from './useSignIn.ts'

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
  const { typed, type, choose, problem, secondsLeft, isBusy, isShut, isReady, passwordField, signIn } =
    useSignIn({ isClosed, onStart, onSession })
  const button = useRef<HTMLButtonElement>(null)
  const emailField = useRef<HTMLInputElement>(null)
  useEffect(() => emailField.current?.focus(), [])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isReady && !isBusy) void signIn()
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
            value={typed.email}
            onChange={(event) => type({ email: event.currentTarget.value })}
          />
          <CurrentPasswordInput
            ref={passwordField}
            label={identityText.password}
            value={typed.password}
            onChange={(event) => type({ password: event.currentTarget.value })}
          />
          {isShut && (
            <TextInput
              label={codeText.recoveryCode}
              description={codeText.recoveryOpens}
              name="recoveryCode"
              spellCheck={false}
              value={typed.recoveryCode}
              onChange={(event) => type({ recoveryCode: event.currentTarget.value })}
            />
          )}
          <TriesProblem error={problem} secondsLeft={secondsLeft} />
          <Button ref={button} type="submit" fullWidth disabled={!isReady} loading={isBusy}>
            {isClosed ? identityText.open : identityText.signIn}
          </Button>
        </Stack>
      </form>
      {start.isSample && (
        <SampleSignIns
          signIns={start.sampleSignIns}
          onChoose={(chosen) => {
            choose({ email: chosen.email, password: chosen.password })
            // The button is enabled by the next render only.
            setTimeout(() => button.current?.focus(), 0)
          }}
        />
      )}
    </CenteredScreen>
  )
}
