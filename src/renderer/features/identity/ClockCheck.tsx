import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CodeField, isWholeCode } from '#renderer/components/CodeField.tsx'
import { TriesProblem } from '#renderer/components/TriesProblem.tsx'
import { useWait } from '#renderer/components/useWait.ts'
import { clockText } from '#renderer/text/identity.ts'
import { request } from '#renderer/transport/client.ts'

type Verdict = OutputOf<'identity.checkClock'>

function verdictText({ verdict, offsetMinutes }: Verdict): string {
  if (verdict === 'right' || verdict === 'unknown') return clockText[verdict]
  return clockText.off(verdict, offsetMinutes)
}

/** Two codes in a row tell whether the clock of this PC makes right codes look wrong (A7). */
export function ClockCheck(): JSX.Element {
  const [firstCode, setFirst] = useState('')
  const [secondCode, setSecond] = useState('')
  const [verdict, setVerdict] = useState<Verdict>()
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const secondsLeft = useWait(problem)
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const isReady = isWholeCode(firstCode) && isWholeCode(secondCode) && secondsLeft === 0

  const check = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    setVerdict(undefined)
    const answer = await request('identity.checkClock', { firstCode, secondCode })
    setBusy(false)
    if (answer.ok) setVerdict(answer.data)
    else setProblem(answer.error)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isReady && !isBusy) void check()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <CodeField
            ref={first}
            label={clockText.first}
            name="firstCode"
            value={firstCode}
            onChange={setFirst}
            onComplete={() => second.current?.focus()}
          />
          <CodeField
            ref={second}
            label={clockText.second}
            name="secondCode"
            value={secondCode}
            onChange={setSecond}
          />
        </Group>
        <Text c="dimmed">{clockText.notCounted}</Text>
        <TriesProblem error={problem} secondsLeft={secondsLeft} />
        <Text role="status">{verdict === undefined ? '' : verdictText(verdict)}</Text>
        <Button type="submit" fullWidth disabled={!isReady} loading={isBusy}>
          {clockText.check}
        </Button>
      </Stack>
    </form>
  )
}
