import { useRef, useState, type FormEvent, type RefObject } from 'react'
import { newPasswordError } from '#renderer/components/NewPasswordInput.tsx'
import { passwordText as words } from '#renderer/text/passwords.ts'
import { failureText, fieldProblemText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import type { Account } from './accountFields.ts'
import { ownWordsOf } from './ownWordsOf.ts'
import { focusFirstProblem } from '#renderer/components/useProblems.ts'
import { useUnsavedPassword } from './useUnsavedPassword.ts'

const EMPTY = { current: '', next: '' } as const
type Typed = { readonly current: string; readonly next: string }
type Wrong = { readonly current?: string; readonly next?: string; readonly other?: string }

/** What is typed to change one's own password, what is wrong with it, and the change itself. */
export type OwnPassword = {
  readonly typed: Typed
  readonly wrong: Wrong
  readonly isEmpty: boolean
  readonly isBusy: boolean
  readonly isChanged: boolean
  readonly form: RefObject<HTMLFormElement | null>
  readonly type: (patch: Partial<Typed>) => void
  readonly submit: (event: FormEvent) => void
}

/** The state of the form that changes one's own password. */
export function useOwnPassword(account: Account): OwnPassword {
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const [wrong, setWrong] = useState<Wrong>({})
  const [isBusy, setBusy] = useState(false)
  const [isChanged, setChanged] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const isEmpty = typed.current === '' && typed.next === ''
  useUnsavedPassword(account.userId, !isEmpty, () => setTyped(EMPTY))

  const refuse = (problems: Wrong): void => {
    setWrong(problems)
    focusFirstProblem(form.current)
  }
  const change = async (): Promise<void> => {
    if (typed.current === '') return refuse({ current: fieldProblemText.required })
    const problem = newPasswordError(typed.next, ownWordsOf(account), account.mfa.isOn)
    if (problem !== undefined) return refuse({ next: problem })
    setBusy(true)
    const answer = await request('identity.changePassword', {
      currentPassword: typed.current,
      newPassword: typed.next,
    })
    setBusy(false)
    if (answer.ok) {
      setTyped(EMPTY)
      setWrong({})
      setChanged(true)
      // The button is disabled now and would drop the focus.
      return form.current?.querySelector('input')?.focus()
    }
    if (answer.error.code === 'WRONG_CREDENTIALS') return refuse({ current: words.wrongCurrent })
    if (answer.error.code === 'PASSWORD_REFUSED') return refuse({ next: failureText(answer.error) })
    return refuse({ other: failureText(answer.error) })
  }
  return {
    typed,
    wrong,
    isEmpty,
    isBusy,
    isChanged,
    form,
    type: (patch) => {
      setTyped((before) => ({ ...before, ...patch }))
      setWrong({})
      setChanged(false)
    },
    submit: (event) => {
      event.preventDefault()
      if (!isBusy) void change()
    },
  }
}
