import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type JSX, type ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { emergencyReasonSchema } from '#shared/domain/emergencyReason.ts'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { TriesProblem } from '#renderer/components/TriesProblem.tsx'
import { fieldErrors, problemOf, problemText, useFields } from '#renderer/components/useFields.ts'
import { useWait } from '#renderer/components/useWait.ts'
import { isWholeKey, RecoveryKeyInput } from '#renderer/features/start/index.ts'
import { emergencyText as text } from '#renderer/text/emergency.ts'
import { words } from '#renderer/text/index.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './emergency.module.css'

type Props = {
  readonly footer: ReactNode
  readonly onSession: (session: OutputOf<'session.get'>) => void
  readonly onBack: () => void
}
type Values = { name: string; reason: string }

const check = ({ name, reason }: Values): { name?: string | undefined; reason?: string | undefined } => ({
  name: problemText(requiredLineSchema(100), name),
  reason:
    problemOf(emergencyReasonSchema, reason) === 'tooShort'
      ? text.reasonShort
      : problemText(emergencyReasonSchema, reason),
})

function Meaning(): JSX.Element {
  const facts = [
    [text.showsTitle, text.shows],
    [text.lastsTitle, text.lasts],
    [text.toldTitle, text.told],
  ] as const
  return (
    <dl className={classes['meaning']}>
      {facts.map(([title, sentence]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{sentence}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Asks for what emergency access costs: a name, a reason and the recovery key of the sheet (security.md A13). */
export function EmergencyForm({ footer, onSession, onBack }: Props): JSX.Element {
  const form = useRef<HTMLFormElement>(null)
  const first = useRef<HTMLInputElement>(null)
  const fields = useFields<Values>({ name: '', reason: '' }, check)
  const [recoveryKey, setRecoveryKey] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const secondsLeft = useWait(problem)
  const isReady = isWholeKey(recoveryKey) && secondsLeft === 0 && !isBusy
  const isWrongKey = problem?.code === 'RECOVERY_KEY_WRONG'
  const isBadField = problem?.code === 'BAD_INPUT'
  useEffect(() => first.current?.focus(), [])

  const open = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('emergency.open', { recoveryKey, ...fields.values })
    setBusy(false)
    if (answer.ok) return onSession(answer.data)
    setProblem(answer.error)
    fields.refuse(fieldErrors(answer.error))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (fields.validate(form.current) && isReady) void open()
  }
  const lineOf = (name: keyof Values): object => ({
    name,
    required: true,
    autoComplete: 'off',
    value: fields.values[name],
    error: fields.error(name),
    onBlur: () => fields.values[name] !== '' && fields.leave(name),
    onChange: (event: { currentTarget: { value: string } }) => fields.set(name, event.currentTarget.value),
  })
  return (
    <CenteredScreen title={text.title} intro={text.intro} width={560} footer={footer}>
      <Meaning />
      <form ref={form} noValidate onSubmit={submit}>
        <Stack gap="sm">
          <TextInput ref={first} label={text.name} {...lineOf('name')} />
          <TextInput label={text.reason} description={text.reasonHint} {...lineOf('reason')} />
          <RecoveryKeyInput
            isMarked
            value={recoveryKey}
            error={isWrongKey ? failureText(problem) : undefined}
            onChange={(typed) => {
              if (isWrongKey) setProblem(undefined)
              setRecoveryKey(typed)
            }}
          />
          <TriesProblem error={isWrongKey || isBadField ? undefined : problem} secondsLeft={secondsLeft} />
          <Group justify="space-between">
            <Button variant="default" onClick={onBack}>
              {words.back}
            </Button>
            <Button type="submit" disabled={!isWholeKey(recoveryKey) || secondsLeft > 0} loading={isBusy}>
              {text.open}
            </Button>
          </Group>
        </Stack>
      </form>
    </CenteredScreen>
  )
}
