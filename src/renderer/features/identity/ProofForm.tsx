import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type JSX, type ReactNode } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { CodeField, isWholeCode } from '#renderer/components/CodeField.tsx'
import { TriesProblem } from '#renderer/components/TriesProblem.tsx'
import { useWait } from '#renderer/components/useWait.ts'
import { codeText, identityText } from '#renderer/text/identity.ts'
import { failureText } from '#renderer/text/problems.ts'

type Props = {
  /** True where a code is asked for besides the password. It also appears once the program asks for it. */
  readonly needsCode: boolean
  readonly verb: string
  readonly isFinal?: boolean
  /** @returns what was wrong, or undefined where the person is who they say */
  readonly onProof: (password: string, code: string | null) => Promise<AppFailure | undefined>
  /** Beside the button: the way out. */
  readonly children: ReactNode
  /** `stacked`: one under the other, over the full width. */
  readonly layout: 'stacked' | 'row'
}

const asksForCode = (problem: AppFailure | undefined): boolean =>
  problem?.code === 'CODE_NEEDED' || problem?.code === 'WRONG_CODE'

/** Password, and code where it is needed, of the person at the desk; for the lock and before sensitive acts. */
export function ProofForm(props: Props): JSX.Element {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const [wantsCode, setWantsCode] = useState(false)
  const secondsLeft = useWait(problem)
  const passwordField = useRef<HTMLInputElement>(null)
  const codeField = useRef<HTMLInputElement>(null)
  const hasCode = props.needsCode || wantsCode
  const isReady = password !== '' && (!hasCode || isWholeCode(code)) && secondsLeft === 0
  useEffect(() => passwordField.current?.focus(), [])
  useEffect(() => {
    // After the render that brings the field in, or empties it.
    if (asksForCode(problem)) codeField.current?.focus()
    else if (problem !== undefined) passwordField.current?.focus()
  }, [problem])

  const prove = async (digits: string): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const refusal = await props.onProof(password, hasCode ? digits : null)
    setBusy(false)
    if (refusal === undefined) return
    setCode('')
    if (asksForCode(refusal)) setWantsCode(true)
    else setPassword('')
    setProblem(refusal)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isReady && !isBusy) void prove(code)
  }
  const isWrongPassword = problem?.code === 'WRONG_CREDENTIALS'
  const button = (
    <Button
      type="submit"
      fullWidth={props.layout === 'stacked'}
      {...(props.isFinal === true ? { color: 'red' } : {})}
      disabled={!isReady}
      loading={isBusy}
    >
      {props.verb}
    </Button>
  )
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          ref={passwordField}
          label={identityText.password}
          name="password"
          autoComplete="current-password"
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {hasCode && (
          <CodeField
            ref={codeField}
            label={codeText.codeOfApp}
            value={code}
            error={asksForCode(problem) && problem !== undefined ? failureText(problem) : undefined}
            onChange={setCode}
            onComplete={(digits) => {
              if (password !== '' && secondsLeft === 0 && !isBusy) void prove(digits)
            }}
          />
        )}
        <TriesProblem
          error={asksForCode(problem) ? undefined : problem}
          secondsLeft={secondsLeft}
          text={isWrongPassword ? identityText.wrongPassword : undefined}
        />
        {props.layout === 'stacked' ? (
          <>
            {button}
            {props.children}
          </>
        ) : (
          <Group justify="flex-end" gap="xs">
            {props.children}
            {button}
          </Group>
        )}
      </Stack>
    </form>
  )
}
