import { Button, Divider, Group, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { words } from '#renderer/text/index.ts'
import { failureText } from '#renderer/text/problems.ts'
import { recoveryText, recoveryWords } from '#renderer/text/start.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './start.module.css'

type StartState = OutputOf<'start.get'>
type Props = { readonly start: StartState; readonly onStart: (start: StartState) => void }

function RecoveryKeyForm({ onStart }: Pick<Props, 'onStart'>): JSX.Element {
  const [recoveryKey, setRecoveryKey] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const open = async (): Promise<void> => {
    setBusy(true)
    const answer = await request('start.openWithRecoveryKey', { recoveryKey })
    setBusy(false)
    if (answer.ok) onStart(answer.data)
    else setProblem(answer.error)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (recoveryKey.trim() !== '') void open()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={recoveryWords.keyLabel}
          description={recoveryWords.keyHint}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={recoveryKey}
          error={problem === undefined ? undefined : failureText(problem)}
          onChange={(event) => {
            setProblem(undefined)
            setRecoveryKey(event.currentTarget.value)
          }}
        />
        <Group justify="flex-end">
          <Button type="submit" variant="default" disabled={recoveryKey.trim() === ''} loading={isBusy}>
            {recoveryWords.open}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Why the clinic can't be opened: what is wrong, what is safe, what to do. */
export function RecoveryScreen({ start, onStart }: Props): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const text = recoveryText[start.reason ?? 'storeUnavailable']
  const retry = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('start.retry', {})
    setBusy(false)
    if (answer.ok) onStart(answer.data)
    else setProblem(answer.error)
  }
  return (
    <CenteredScreen title={text.title} width={520} footer={start.version}>
      <dl className={classes['facts']}>
        <div>
          <dt>{recoveryWords.wrongTitle}</dt>
          <dd>{text.wrong}</dd>
        </div>
        <div>
          <dt>{recoveryWords.safeTitle}</dt>
          <dd>{text.safe}</dd>
        </div>
        <div>
          <dt>{recoveryWords.todoTitle}</dt>
          <dd>{text.todo}</dd>
        </div>
      </dl>
      <Stack gap="md">
        <Group>
          <Button loading={isBusy} onClick={() => void retry()}>
            {words.tryAgain}
          </Button>
        </Group>
        <FormProblem error={problem} />
        {start.canUseRecoveryKey && (
          <>
            <Divider />
            <RecoveryKeyForm onStart={onStart} />
          </>
        )}
      </Stack>
    </CenteredScreen>
  )
}
