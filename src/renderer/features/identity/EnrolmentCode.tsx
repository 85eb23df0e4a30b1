import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CodeField, isWholeCode } from '#renderer/components/CodeField.tsx'
import { CopySecretButton } from '#renderer/components/CopySecretButton.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { QrCode } from '#renderer/components/QrCode.tsx'
import { enrolmentText } from '#renderer/text/mfa.ts'
import classes from './identity.module.css'

type Secret = OutputOf<'mfa.begin'>
type Props = {
  readonly secret: Secret
  readonly clinicName: string
  readonly onConfirm: (code: string) => Promise<AppFailure | undefined>
  readonly onBegin: () => void
}

const inFours = (secret: string): string =>
  secret
    .replaceAll(' ', '')
    .replaceAll(/(.{4})(?=.)/g, '$1 ')
    .trim()

/** The QR code and the key of a new factor, and the code that proves the app has it. */
export function EnrolmentCode({ secret, clinicName, onConfirm, onBegin }: Props): JSX.Element {
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [secret])

  const confirm = async (digits: string): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    setProblem(undefined)
    const refusal = await onConfirm(digits)
    setBusy(false)
    if (refusal === undefined) return
    setProblem(refusal)
    setCode('')
    field.current?.focus()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isWholeCode(code)) void confirm(code)
  }
  return (
    <Stack gap="md">
      <div className={classes['enrol']}>
        <QrCode text={secret.uri} label={enrolmentText.qrLabel} />
        <Stack gap={6}>
          <Title order={2}>{enrolmentText.scan}</Title>
          <Text c="dimmed">{enrolmentText.apps}</Text>
          <Text c="dimmed">
            <bdi>{enrolmentText.forAccount(clinicName)}</bdi>
          </Text>
        </Stack>
      </div>
      <div>
        <Text mb={4}>{enrolmentText.typeInstead}</Text>
        <Group gap="sm">
          <code className={classes['secret']}>{inFours(secret.secret)}</code>
          <CopySecretButton secret={secret.secret.replaceAll(' ', '')} label={enrolmentText.copyKey} />
        </Group>
      </div>
      <form onSubmit={submit}>
        <Stack gap="xs" align="flex-start">
          <CodeField
            ref={field}
            isFirst
            label={enrolmentText.code}
            value={code}
            description={enrolmentText.codeExplained}
            onChange={setCode}
            onComplete={(digits) => void confirm(digits)}
          />
          <FormProblem
            error={problem}
            {...(problem?.code === 'WRONG_CODE' ? { text: enrolmentText.wrongCode } : {})}
          />
          {problem?.code === 'ENROLMENT_NOT_BEGUN' && (
            <Anchor component="button" type="button" onClick={onBegin}>
              {enrolmentText.startAgain}
            </Anchor>
          )}
          <Button type="submit" disabled={!isWholeCode(code)} loading={isBusy}>
            {enrolmentText.confirm}
          </Button>
        </Stack>
      </form>
    </Stack>
  )
}
