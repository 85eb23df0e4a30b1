import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useId, useRef, useState, type FormEvent, type JSX } from 'react'
import { request } from '#renderer/transport/client.ts'
import { passwordText as words } from '#renderer/text/account.ts'
import { failureText, fieldProblemText } from '#renderer/text/problems.ts'
import type { Account } from './accountFields.ts'
import { ownWordsOf, passwordRules } from './passwordRules.ts'
import { PasswordRules } from './PasswordRules.tsx'
import { ShownPassword } from './ShownPassword.tsx'
import { focusFirstProblem } from './useProblems.ts'
import { useUnsavedPassword } from './useUnsavedPassword.ts'

type Props = { readonly account: Account }
type Given = { readonly password: string; readonly until: number }

/** Sets a temporary password for somebody, typed or made by the program, and shows it once. */
export function TemporaryPasswordForm({ account }: Props): JSX.Element {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [given, setGiven] = useState<Given>()
  const form = useRef<HTMLFormElement>(null)
  const rulesId = useId()
  useUnsavedPassword(account.userId, password !== '', () => setPassword(''))

  const refuse = (text: string): void => {
    setProblem(text)
    focusFirstProblem(form.current)
  }
  const generate = async (): Promise<void> => {
    const answer = await request('users.generatePassword', {})
    if (!answer.ok) return refuse(failureText(answer.error))
    setPassword(answer.data.password)
    return setProblem(undefined)
  }
  const give = async (): Promise<void> => {
    if (password === '') return refuse(fieldProblemText.required)
    setBusy(true)
    const answer = await request('users.setTemporaryPassword', { userId: account.userId, password })
    setBusy(false)
    if (!answer.ok) return refuse(failureText(answer.error))
    setGiven({ password, until: answer.data.until })
    setPassword('')
    return setProblem(undefined)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isBusy) void give()
  }
  if (given !== undefined) {
    return <ShownPassword {...given} timezone={account.clinic.timezone} onAgain={() => setGiven(undefined)} />
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm" align="flex-start">
        <Group align="flex-end" gap="xs">
          <TextInput
            label={words.temporary}
            w={320}
            value={password}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem !== undefined}
            aria-describedby={`${rulesId} ${rulesId}-problem`}
            onChange={(event) => {
              setPassword(event.currentTarget.value)
              setProblem(undefined)
            }}
          />
          <Button variant="default" onClick={() => void generate()}>
            {words.generate}
          </Button>
        </Group>
        {problem !== undefined && (
          <Text c="var(--mantine-color-error)" role="alert" id={`${rulesId}-problem`}>
            {problem}
          </Text>
        )}
        {password !== '' && (
          <PasswordRules id={rulesId} rules={passwordRules(password, ownWordsOf(account))} />
        )}
        <Button type="submit" variant="default" loading={isBusy} disabled={password === ''}>
          {words.set}
        </Button>
        <Text c="dimmed" maw={520}>
          <bdi>{words.explanation(account.profile.firstName)}</bdi>
        </Text>
      </Stack>
    </form>
  )
}
