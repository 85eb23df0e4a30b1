import { Anchor, Button, Stack } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CodeField, isWholeCode } from '#renderer/components/CodeField.tsx'
import { TriesProblem } from '#renderer/components/TriesProblem.tsx'
import { useWait } from '#renderer/components/useWait.ts'
import { clockText, codeText } from '#renderer/text/identity.ts'
import { request } from '#renderer/transport/client.ts'

type Props = {
  readonly onSession: (session: OutputOf<'session.get'>) => void
  readonly onClock: () => void
}

/** Wrong codes after which the clock of this PC is worth a look. */
const DOUBTFUL = 2

/** The six digits of the authenticator; the sixth one sends them. */
export function CodeForm({ onSession, onClock }: Props): JSX.Element {
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const [wrongCodes, setWrongCodes] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const secondsLeft = useWait(problem)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const enter = async (digits: string): Promise<void> => {
    if (isBusy || secondsLeft > 0) return
    setBusy(true)
    setProblem(undefined)
    const answer = await request('identity.enterCode', { code: digits })
    setBusy(false)
    if (answer.ok) return onSession(answer.data)
    setProblem(answer.error)
    if (answer.error.code === 'WRONG_CODE') setWrongCodes((before) => before + 1)
    setCode('')
    field.current?.focus()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isWholeCode(code)) void enter(code)
  }
  const isClockDoubtful =
    wrongCodes >= DOUBTFUL || (problem?.code === 'WRONG_CODE' && problem.data.isClockWrong)
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="stretch">
        <CodeField
          ref={field}
          label={codeText.code}
          value={code}
          onChange={setCode}
          onComplete={(digits) => void enter(digits)}
        />
        <TriesProblem error={problem} secondsLeft={secondsLeft} />
        {isClockDoubtful && (
          <Anchor component="button" type="button" ta="start" onClick={onClock}>
            {clockText.offer}
          </Anchor>
        )}
        <Button type="submit" fullWidth disabled={!isWholeCode(code) || secondsLeft > 0} loading={isBusy}>
          {codeText.submit}
        </Button>
      </Stack>
    </form>
  )
}
