import { Button, Group, Stack } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type JSX, type ReactNode } from 'react'
import { CurrentPasswordInput } from '#renderer/components/CurrentPasswordInput.tsx'
import type { AppFailure } from '#shared/errors/index.ts'
import { isWholeCode } from '#renderer/components/CodeField.tsx'
import { TriesProblem } from '#renderer/components/TriesProblem.tsx'
import { useWait } from '#renderer/components/useWait.ts'
import { codeText, identityText } from '#renderer/text/identity.ts'
import { failureText } from '#renderer/text/problems.ts'
import { ProofCode } from './ProofCode.tsx'

type Props = {
  /** True where a code is asked for besides the password. It also appears once the program asks for it. */
  readonly needsCode: boolean
  readonly verb: string
  readonly isFinal?: boolean
  /**
   * Given a recovery code, `code` is null.
   * @returns what was wrong, or undefined where the person is who they say
   */
  readonly onProof: (
    password: string,
    code: string | null,
    recoveryCode?: string,
  ) => Promise<AppFailure | undefined>
  /** True where a recovery code is taken in place of a code. */
  readonly takesRecoveryCode?: boolean
  readonly passwordLabel?: string
  /** Fields of the same form above the password; the first of them gets the focus. */
  readonly above?: ReactNode
  /** Looks at these fields first: false keeps the proof from being sent. */
  readonly mayProve?: () => boolean
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
  const [isRecovery, setRecovery] = useState(false)
  const secondsLeft = useWait(problem)
  const passwordField = useRef<HTMLInputElement>(null)
  const codeField = useRef<HTMLInputElement>(null)
  const hasCode = props.needsCode || wantsCode
  const isCodeReady = !hasCode || (isRecovery ? code.trim() !== '' : isWholeCode(code))
  const isReady = password !== '' && isCodeReady && secondsLeft === 0
  const isFirst = props.above === undefined
  useEffect(() => {
    if (isFirst) passwordField.current?.focus()
  }, [isFirst])
  useEffect(() => {
    // After the render that brings the field in, or empties it.
    if (asksForCode(problem)) codeField.current?.focus()
    else if (problem !== undefined) passwordField.current?.focus()
  }, [problem])

  const prove = async (typed: string): Promise<void> => {
    if (props.mayProve?.() === false) return
    setBusy(true)
    setProblem(undefined)
    const refusal = isRecovery
      ? await props.onProof(password, null, typed)
      : await props.onProof(password, hasCode ? typed : null)
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
  const switchCode = (): void => {
    setRecovery(!isRecovery)
    setCode('')
    setProblem(undefined)
    // After the render that brings the other field in.
    setTimeout(() => codeField.current?.focus())
  }
  const codeProblem = (): string | undefined => {
    if (problem === undefined || !asksForCode(problem)) return undefined
    return isRecovery ? codeText.wrongRecovery : failureText(problem)
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
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        {props.above}
        <CurrentPasswordInput
          ref={passwordField}
          label={props.passwordLabel ?? identityText.password}
          name="password"
          {...(isFirst ? { 'data-autofocus': true } : {})}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {hasCode && (
          <ProofCode
            ref={codeField}
            value={code}
            error={codeProblem()}
            isRecovery={isRecovery}
            onSwitch={props.takesRecoveryCode === true ? switchCode : undefined}
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
