import { IconAlertTriangle, IconClockHour4, IconLock } from '@tabler/icons-react'
import type { JSX } from 'react'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { signInLabels, timeLeft, usersText as words } from '#renderer/text/users.ts'
import type { UserRow } from '../usersStore.ts'
import classes from './users.module.css'

type Props = { readonly signIn: UserRow['signIn']; /** Milliseconds since 1970. */ readonly now: number }

/** Where somebody stands with signing in: a badge only where that is not as it should be. */
export function SignInBadge({ signIn, now }: Props): JSX.Element {
  const left = signIn.state === 'temporaryUnused' && signIn.until !== null ? signIn.until - now : undefined
  const state = left !== undefined && left <= 0 ? 'temporaryEnded' : signIn.state
  switch (state) {
    case 'fine':
    case 'noSignIn':
      return <span className={classes['quiet']}>{signInLabels[state]}</span>
    case 'locked':
      return (
        <StatusBadge tone="wrong" icon={<IconLock size={14} aria-hidden="true" />}>
          {signInLabels.locked}
        </StatusBadge>
      )
    case 'temporaryEnded':
      return (
        <StatusBadge tone="attention" icon={<IconAlertTriangle size={14} aria-hidden="true" />}>
          {signInLabels.temporaryEnded}
        </StatusBadge>
      )
    case 'temporaryUnused':
      return (
        <StatusBadge icon={<IconClockHour4 size={14} aria-hidden="true" />}>
          {left === undefined ? signInLabels.temporaryUnused : words.temporaryLeft(timeLeft(left))}
        </StatusBadge>
      )
    default:
      return <StatusBadge>{signInLabels[state]}</StatusBadge>
  }
}
