import { IconAlertTriangle, IconClockHour4, IconLock } from '@tabler/icons-react'
import type { JSX } from 'react'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { signInLabels, timeLeft, usersText as words } from '#renderer/text/users.ts'
import type { UserRow } from '../usersStore.ts'
import classes from './users.module.css'

type SignIn = UserRow['signIn']
type Props = { readonly signIn: SignIn; /** Milliseconds since 1970. */ readonly now: number }

const lock = <IconLock size={14} aria-hidden="true" />
const warning = <IconAlertTriangle size={14} aria-hidden="true" />
const clock = <IconClockHour4 size={14} aria-hidden="true" />

/** How long a temporary password still holds; undefined for whoever has none with an end. */
function leftOf({ state, until }: SignIn, now: number): number | undefined {
  return state === 'temporaryUnused' && until !== null ? until - now : undefined
}

/** Where somebody stands with signing in, in words. */
export function signInWords(signIn: SignIn, now: number): string {
  const left = leftOf(signIn, now)
  if (left === undefined) return signInLabels[signIn.state]
  return left <= 0 ? signInLabels.temporaryEnded : words.temporaryLeft(timeLeft(left))
}

/** Where somebody stands with signing in: a badge only where that is not as it should be. */
export function SignInBadge({ signIn, now }: Props): JSX.Element {
  const text = signInWords(signIn, now)
  const left = leftOf(signIn, now)
  const state = left !== undefined && left <= 0 ? 'temporaryEnded' : signIn.state
  switch (state) {
    case 'fine':
    case 'noSignIn':
      return <span className={classes['quiet']}>{text}</span>
    case 'locked':
      return (
        <StatusBadge tone="wrong" icon={lock}>
          {text}
        </StatusBadge>
      )
    case 'temporaryEnded':
      return (
        <StatusBadge tone="attention" icon={warning}>
          {text}
        </StatusBadge>
      )
    case 'temporaryUnused':
      return <StatusBadge icon={clock}>{text}</StatusBadge>
    default:
      return <StatusBadge>{text}</StatusBadge>
  }
}
