import { Button, Group, Stack } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type JSX, type ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { TriesProblem } from '#renderer/components/TriesProblem.tsx'
import { useWait } from '#renderer/components/useWait.ts'
import { failureText } from '#renderer/text/problems.ts'
import { recoveryWords } from '#renderer/text/start.ts'
import { request } from '#renderer/transport/client.ts'
import { isWholeKey, RecoveryKeyInput } from './RecoveryKeyInput.tsx'

type Props = {
  readonly onStart: (start: OutputOf<'start.get'>) => void
  /** True where nothing else on the screen comes first. */
  readonly isFirst?: boolean
  /** The way out, beside the button. */
  readonly children?: ReactNode
}

/** Opens the clinic with the recovery key, typed or scanned; a scanner's Enter sends it. */
export function RecoveryKeyForm({ onStart, isFirst = false, children }: Props): JSX.Element {
  const field = useRef<HTMLInputElement>(null)
  const [recoveryKey, setRecoveryKey] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const secondsLeft = useWait(problem)
  const isReady = isWholeKey(recoveryKey) && secondsLeft === 0
  useEffect(() => {
    if (isFirst) field.current?.focus()
  }, [isFirst])
  const open = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('start.openWithRecoveryKey', { recoveryKey })
    setBusy(false)
    if (answer.ok) onStart(answer.data)
    else setProblem(answer.error)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isReady && !isBusy) void open()
  }
  const isWrong = problem?.code === 'RECOVERY_KEY_WRONG'
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <RecoveryKeyInput
          ref={field}
          value={recoveryKey}
          error={isWrong ? failureText(problem) : undefined}
          onChange={(typed) => {
            if (isWrong) setProblem(undefined)
            setRecoveryKey(typed)
          }}
        />
        <TriesProblem error={isWrong ? undefined : problem} secondsLeft={secondsLeft} />
        <Group justify="flex-end" gap="xs">
          {children}
          <Button type="submit" variant="default" disabled={!isReady} loading={isBusy}>
            {recoveryWords.open}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
