import { Button, PasswordInput, Stack, Text } from '@mantine/core'
import { useRef, useState, type FormEvent, type JSX } from 'react'
import { NewPasswordInput, newPasswordError } from '#renderer/components/NewPasswordInput.tsx'
import { newPasswordText, passwordText as words } from '#renderer/text/passwords.ts'
import { failureText, fieldProblemText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import type { Account } from './accountFields.ts'
import { ownWordsOf } from './ownWordsOf.ts'
import { focusFirstProblem } from './useProblems.ts'
import { useUnsavedPassword } from './useUnsavedPassword.ts'

type Props = { readonly account: Account }
type Wrong = { readonly current?: string; readonly next?: string; readonly other?: string }

const WIDTH = 360

/** Changes one's own password: the current one, and the new one, which is judged while it is typed. */
export function OwnPasswordForm({ account }: Props): JSX.Element {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isCurrentShown, setCurrentShown] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const [isBusy, setBusy] = useState(false)
  const [isChanged, setChanged] = useState(false)
  const form = useRef<HTMLFormElement>(null)
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
    if (current === '') return refuse({ current: fieldProblemText.required })
    const problem = newPasswordError(next, ownWords, account.mfa.isOn)
    if (problem !== undefined) return refuse({ next: problem })
    setBusy(true)
    const answer = await request('identity.changePassword', { currentPassword: current, newPassword: next })
    setBusy(false)
    if (answer.ok) {
      setCurrent('')
      setNext('')
      setWrong({})
      setChanged(true)
      // The button is disabled now and would drop the focus.
      return form.current?.querySelector('input')?.focus()
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
      <Stack gap="sm" align="flex-start">
        <PasswordInput
          label={words.current}
          required
          w={WIDTH}
          autoComplete="current-password"
          visible={isCurrentShown}
          onVisibilityChange={setCurrentShown}
          visibilityToggleFocusable
          visibilityToggleButtonProps={{
            'aria-label': isCurrentShown ? newPasswordText.hide : newPasswordText.show,
          }}
          value={current}
          error={wrong.current}
          aria-invalid={wrong.current !== undefined}
          onChange={(event) => type(setCurrent, event.currentTarget.value)}
        />
        <NewPasswordInput
          label={words.new}
          name="newPassword"
          width={WIDTH}
          value={next}
          userId={account.userId}
          ownWords={ownWords}
          error={wrong.next}
          onChange={(text) => type(setNext, text)}
        />
        {wrong.other !== undefined && (
          <Text c="var(--mantine-color-error)" role="alert">
            {wrong.other}
          </Text>
        )}
        <Button type="submit" variant="default" loading={isBusy} disabled={current === '' && next === ''}>
          {words.change}
        </Button>
        <Text role="status" c="var(--anteroom-green)">
          {isChanged ? words.changed : ''}
        </Text>
      </Stack>
    </form>
  )
}
