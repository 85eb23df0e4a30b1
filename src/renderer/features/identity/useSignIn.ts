import { useRef, useState, type RefObject } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { useWait } from '#renderer/components/useWait.ts'
import { request } from '#renderer/transport/client.ts'

type Options = {
  /** True where the clinic has to be opened by the same password first (key policy B). */
  readonly isClosed: boolean
  readonly onStart: (start: OutputOf<'start.get'>) => void
  readonly onSession: (session: OutputOf<'session.get'>) => void
}
type Typed = { readonly email: string; readonly password: string; readonly recoveryCode: string }
type SignIn = {
  readonly typed: Typed
  readonly type: (some: Partial<Typed>) => void
  /** Fills e-mail and password in anew, as after choosing somebody of the sample. */
  readonly choose: (signIn: Pick<Typed, 'email' | 'password'>) => void
  readonly problem: AppFailure | undefined
  readonly secondsLeft: number
  readonly isBusy: boolean
  /** True where wrong tries have shut the account: with the password, a recovery code opens it. */
  readonly isShut: boolean
  readonly isReady: boolean
  readonly passwordField: RefObject<HTMLInputElement | null>
  readonly signIn: () => Promise<void>
}

/** What is typed at the sign-in, and what becomes of it. */
export function useSignIn({ isClosed, onStart, onSession }: Options): SignIn {
  const [typed, setTyped] = useState<Typed>({ email: '', password: '', recoveryCode: '' })
  const [problem, setProblem] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const [isShut, setShut] = useState(false)
  const secondsLeft = useWait(problem)
  const passwordField = useRef<HTMLInputElement>(null)
  const type = (some: Partial<Typed>): void => setTyped((before) => ({ ...before, ...some }))
  const email = typed.email.trim()
  const { password, recoveryCode } = typed

  const refuse = (error: AppFailure): void => {
    setBusy(false)
    setProblem(error)
    type({ password: '' })
    passwordField.current?.focus()
  }
  const signIn = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    if (isClosed) {
      const opened = await request('start.openWithPassword', { email, password })
      if (!opened.ok) return refuse(opened.error)
      onStart(opened.data)
      if (opened.data.stage !== 'open') return
    }
    const code = isShut && recoveryCode.trim() !== '' ? { recoveryCode } : {}
    const answer = await request('identity.signIn', { email, password, ...code })
    if (!answer.ok) {
      if (answer.error.code === 'TOO_MANY_TRIES' && answer.error.data.waitSeconds === null) setShut(true)
      return refuse(answer.error)
    }
    setBusy(false)
    onSession(answer.data)
  }
  return {
    typed,
    type,
    choose: (chosen) => {
      setProblem(undefined)
      type(chosen)
    },
    problem,
    secondsLeft,
    isBusy,
    isShut,
    isReady: email !== '' && password !== '' && secondsLeft === 0,
    passwordField,
    signIn,
  }
}
