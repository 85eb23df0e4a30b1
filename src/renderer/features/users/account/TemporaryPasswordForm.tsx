import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type JSX } from 'react'
import { NewPasswordInput } from '#renderer/components/NewPasswordInput.tsx'
import { passwordText as words } from '#renderer/text/passwords.ts'
import { failureText, fieldProblemText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import type { Account } from './accountFields.ts'
import classes from './account.module.css'
import { ownWordsOf } from './ownWordsOf.ts'
import { ShownPassword } from './ShownPassword.tsx'
import { focusFirstProblem } from './useProblems.ts'
import { useUnsavedPassword } from './useUnsavedPassword.ts'

type Props = { readonly account: Account }
type Given = { readonly password: string; readonly until: number }

/** Gives the focus to the field again after "Set another one", which takes its own button away. */
function useFocusOnReturn(isAgain: boolean): React.RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isAgain) field.current?.focus()
  }, [isAgain])
  return field
}

/** Sets a temporary password for somebody, typed or made by the program, and shows it once. */
export function TemporaryPasswordForm({ account }: Props): JSX.Element {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [given, setGiven] = useState<Given>()
  const [isAgain, setAgain] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const field = useFocusOnReturn(isAgain && given === undefined)
  useUnsavedPassword(account.userId, password !== '', () => setPassword(''))

  const refuse = (text: string): void => {
    setProblem(text)
    focusFirstProblem(form.current)
  }
  const generate = async (): Promise<void> => {
    const answer = await request('users.generatePassword', { userId: account.userId })
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
    const again = (): void => {
      setGiven(undefined)
      setAgain(true)
    }
    return <ShownPassword account={account} {...given} onAgain={again} />
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm" align="flex-start">
        <Group align="flex-start" gap="xs" wrap="nowrap">
          <NewPasswordInput
            label={words.temporary}
            name="temporaryPassword"
            width={360}
            isShown
            value={password}
            userId={account.userId}
            ownWords={ownWordsOf(account)}
            error={problem}
            inputRef={field}
            onChange={(text) => {
              setPassword(text)
              setProblem(undefined)
            }}
          />
          <Button className={classes['besideField'] ?? ''} variant="default" onClick={() => void generate()}>
            {words.generate}
          </Button>
        </Group>
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
