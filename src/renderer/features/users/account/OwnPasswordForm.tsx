import { Button, PasswordInput, Stack, Text } from '@mantine/core'
import { useId, useRef, useState, type FormEvent, type JSX } from 'react'
import { passwordProblem, PASSWORD_MINIMUM } from '#shared/domain/passwords.ts'
import { request } from '#renderer/transport/client.ts'
import { passwordText as words } from '#renderer/text/account.ts'
import { failureText, fieldProblemText, passwordRefusalText } from '#renderer/text/problems.ts'
import type { Account } from './accountFields.ts'
import { ownWordsOf, passwordRules } from './passwordRules.ts'
import { PasswordRules } from './PasswordRules.tsx'
import { focusFirstProblem } from './useProblems.ts'
import { useUnsavedPassword } from './useUnsavedPassword.ts'

type Props = { readonly account: Account }
type Wrong = { readonly current?: string; readonly next?: string; readonly other?: string }

/** Changes one's own password: the current one, and the new one with its rules while it is typed. */
export function OwnPasswordForm({ account }: Props): JSX.Element {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const [isBusy, setBusy] = useState(false)
  const [isChanged, setChanged] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const rulesId = useId()
  const ownWords = ownWordsOf(account)
  useUnsavedPassword(account.userId, current !== '' || next !== '', () => {
    setCurrent('')
    setNext('')
  })

  const refuse = (problems: Wrong): void => {
    setWrong(problems)
    focusFirstProblem(form.current)
  }
  const change = async (): Promise<void> => {
    const reason = passwordProblem(next, ownWords)
    if (current === '') return refuse({ current: fieldProblemText.required })
    if (reason !== undefined) {
      return refuse({ next: passwordRefusalText({ reason, minimum: PASSWORD_MINIMUM }) })
    }
    setBusy(true)
    const answer = await request('identity.changePassword', { currentPassword: current, newPassword: next })
    setBusy(false)
    if (answer.ok) {
      setCurrent('')
      setNext('')
      setWrong({})
      return setChanged(true)
    }
    if (answer.error.code === 'WRONG_CREDENTIALS') return refuse({ current: words.wrongCurrent })
    if (answer.error.code === 'PASSWORD_REFUSED') return refuse({ next: failureText(answer.error) })
    return refuse({ other: failureText(answer.error) })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isBusy) void change()
  }
  const type = (set: (text: string) => void, text: string): void => {
    set(text)
    setWrong({})
    setChanged(false)
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm" maw={320} align="stretch">
        <PasswordInput
          label={words.current}
          autoComplete="current-password"
          value={current}
          error={wrong.current}
          onChange={(event) => type(setCurrent, event.currentTarget.value)}
        />
        <PasswordInput
          label={words.new}
          autoComplete="new-password"
          value={next}
          error={wrong.next}
          aria-describedby={rulesId}
          onChange={(event) => type(setNext, event.currentTarget.value)}
        />
        <PasswordRules id={rulesId} rules={passwordRules(next, ownWords)} />
        {wrong.other !== undefined && (
          <Text c="var(--mantine-color-error)" role="alert">
            {wrong.other}
          </Text>
        )}
        <Button
          type="submit"
          variant="default"
          loading={isBusy}
          disabled={current === '' && next === ''}
          style={{ alignSelf: 'flex-start' }}
        >
          {words.change}
        </Button>
        <Text role="status" c="var(--anteroom-green)">
          {isChanged ? words.changed : ''}
        </Text>
      </Stack>
    </form>
  )
}
