import { Button, Group, Stack } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type JSX, type ReactNode } from 'react'
import { CurrentPasswordInput } from '#renderer/components/CurrentPasswordInput.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { NewPasswordInput, newPasswordError } from '#renderer/components/NewPasswordInput.tsx'
import { useFields } from '#renderer/components/useFields.ts'
import { identityText } from '#renderer/text/identity.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'

type SessionState = OutputOf<'session.get'>
type Props = {
  readonly session: SessionState
  readonly clinicName: string
  readonly footer: ReactNode
  readonly onSession: (session: SessionState) => void
}

/** The first own password, before any other screen. */
export function ChangePasswordScreen({ session, clinicName, footer, onSession }: Props): JSX.Element {
  const form = useRef<HTMLFormElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const ownWords = [session.person?.firstName ?? '', session.person?.lastName ?? '', clinicName]
  const fields = useFields({ currentPassword: '', newPassword: '' }, (values) => ({
    currentPassword: values.currentPassword === '' ? identityText.required : undefined,
    newPassword: newPasswordError(values.newPassword, ownWords, session.hasMfa),
  }))

  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])

  const change = async (): Promise<void> => {
    if (!fields.validate(form.current)) return
    setBusy(true)
    setProblem(undefined)
    const answer = await request('identity.changePassword', fields.values)
    setBusy(false)
    if (answer.ok) return onSession(answer.data)
    const { error } = answer
    if (error.code === 'WRONG_CREDENTIALS') fields.refuse({ currentPassword: identityText.wrongPassword })
    else if (error.code === 'PASSWORD_REFUSED') fields.refuse({ newPassword: failureText(error) })
    else setProblem(error)
  }
  const leave = async (): Promise<void> => {
    const answer = await request('identity.signOut', {})
    if (answer.ok) onSession(answer.data)
    else setProblem(answer.error)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void change()
  }

  return (
    <CenteredScreen
      title={identityText.changeTitle}
      intro={identityText.changeExplained}
      width={400}
      footer={footer}
    >
      <form ref={form} noValidate onSubmit={submit}>
        <Stack gap="sm">
          <CurrentPasswordInput
            label={identityText.currentPassword}
            name="currentPassword"
            required
            ref={first}
            value={fields.values.currentPassword}
            error={fields.error('currentPassword')}
            aria-invalid={fields.error('currentPassword') !== undefined}
            onBlur={() => fields.leave('currentPassword')}
            onChange={(event) => fields.set('currentPassword', event.currentTarget.value)}
          />
          <NewPasswordInput
            label={identityText.newPassword}
            name="newPassword"
            value={fields.values.newPassword}
            ownWords={ownWords}
            error={fields.error('newPassword')}
            onBlur={() => fields.leave('newPassword')}
            onChange={(value) => fields.set('newPassword', value)}
          />
          <FormProblem error={problem} />
          <Group justify="space-between">
            <Button variant="subtle" onClick={() => void leave()}>
              {identityText.somebodyElse}
            </Button>
            <Button type="submit" loading={isBusy}>
              {identityText.change}
            </Button>
          </Group>
        </Stack>
      </form>
    </CenteredScreen>
  )
}
