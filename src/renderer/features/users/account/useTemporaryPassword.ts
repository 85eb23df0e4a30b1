import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import { failureText, fieldProblemText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import { focusFirstProblem } from '#renderer/components/useProblems.ts'
import { useUnsavedPassword } from './useUnsavedPassword.ts'
import type { Account } from './accountFields.ts'

/** A temporary password for somebody: typed or made by the program, set, and then shown once. */
export type TemporaryPassword = {
  readonly password: string
  readonly problem: string | undefined
  readonly isBusy: boolean
  /** What was set, with when it stops working in milliseconds since 1970; undefined before that. */
  readonly given: { readonly password: string; readonly until: number } | undefined
  readonly form: RefObject<HTMLFormElement | null>
  readonly field: RefObject<HTMLInputElement | null>
  readonly type: (password: string) => void
  readonly generate: () => void
  readonly submit: (event: FormEvent) => void
  readonly setAnother: () => void
}

/** The state of the form that sets a temporary password. */
export function useTemporaryPassword({ userId }: Account): TemporaryPassword {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [given, setGiven] = useState<TemporaryPassword['given']>()
  const [isAgain, setAgain] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useUnsavedPassword(userId, password !== '', () => setPassword(''))
  // "Set another one" takes its own button away: the focus goes to the field that comes back.
  useEffect(() => {
    if (isAgain && given === undefined) field.current?.focus()
  }, [isAgain, given])

  const refuse = (text: string): void => {
    setProblem(text)
    focusFirstProblem(form.current)
  }
  const type = (text: string): void => {
    setPassword(text)
    setProblem(undefined)
  }
  const generate = async (): Promise<void> => {
    const answer = await request('users.generatePassword', { userId })
    if (answer.ok) type(answer.data.password)
    else refuse(failureText(answer.error))
  }
  const give = async (): Promise<void> => {
    if (password === '') return refuse(fieldProblemText.required)
    setBusy(true)
    const answer = await request('users.setTemporaryPassword', { userId, password })
    setBusy(false)
    if (!answer.ok) return refuse(failureText(answer.error))
    setGiven({ password, until: answer.data.until })
    return type('')
  }
  return {
    password,
    problem,
    isBusy,
    given,
    form,
    field,
    type,
    generate: () => void generate(),
    submit: (event) => {
      event.preventDefault()
      if (!isBusy) void give()
    },
    setAnother: () => {
      setGiven(undefined)
      setAgain(true)
    },
  }
}
