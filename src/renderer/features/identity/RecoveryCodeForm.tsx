import { Button, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef, useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { TriesProblem } from '#renderer/components/TriesProblem.tsx'
import { useWait } from '#renderer/components/useWait.ts'
import { codeText } from '#renderer/text/identity.ts'
import { request } from '#renderer/transport/client.ts'

type Props = { readonly onSession: (session: OutputOf<'session.get'>) => void }

/** One of the ten recovery codes in place of a code; says how many are left. */
export function RecoveryCodeForm({ onSession }: Props): JSX.Element {
  const [recoveryCode, setRecoveryCode] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const secondsLeft = useWait(problem)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const isReady = recoveryCode.trim() !== '' && secondsLeft === 0

  const enter = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('identity.enterRecoveryCode', { recoveryCode })
    setBusy(false)
    if (answer.ok) {
      onSession(answer.data.session)
      notifications.show({ message: codeText.recoveryLeft(answer.data.codesLeft), autoClose: 15_000 })
      return
    }
    setProblem(answer.error)
    field.current?.focus()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isReady) void enter()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          ref={field}
          label={codeText.recoveryCode}
          name="recoveryCode"
          autoCapitalize="characters"
          spellCheck={false}
          value={recoveryCode}
          onChange={(event) => setRecoveryCode(event.currentTarget.value)}
        />
        <TriesProblem
          error={problem}
          secondsLeft={secondsLeft}
          text={problem?.code === 'WRONG_CODE' ? codeText.wrongRecovery : undefined}
        />
        <Button type="submit" fullWidth disabled={!isReady} loading={isBusy}>
          {codeText.submit}
        </Button>
      </Stack>
    </form>
  )
}
