import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { JSX } from 'react'
import { signInHelpText as words } from '#renderer/text/users.ts'
import { useUsers, type UserRow } from '../usersStore.ts'
import { SignInBadge, signInWords } from './SignInBadge.tsx'
import { signInHelps } from './signInHelps.ts'
import classes from './signInMenu.module.css'
import { toggleSignInMenu, useSignInMenu } from './signInMenuStore.ts'

/** The words of this state fill the column. */
const LONGEST = 'temporaryUnused'
// The library's look without its component: twenty of them are drawn anew with every letter of a search.
const buttonClass = `mantine-focus-auto ${UnstyledButton.classes['root'] ?? ''} ${classes['button'] ?? ''}`
const chevron = <IconChevronDown size={14} aria-hidden="true" className={classes['chevron']} />

type Props = {
  readonly row: UserRow
  /** Milliseconds since 1970. */
  readonly now: number
  /** True for the row that the Tab key enters: its badge comes next. */
  readonly isCurrent: boolean
}

/** Where somebody stands with signing in, and behind it what helps. */
export function SignInCell({ row, now, isCurrent }: Props): JSX.Element {
  const hasHelp = useUsers((s) => signInHelps(row, s).length > 0)
  const isOpen = useSignInMenu((s) => s.row?.userId === row.userId)
  const badge = <SignInBadge signIn={row.signIn} now={now} />
  if (!hasHelp) return badge
  return (
    <button
      type="button"
      className={buttonClass}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={`${signInWords(row.signIn, now)}${words.what(row.firstName)}`}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onClick={(event) => {
        // A click on the row opens the account.
        event.stopPropagation()
        toggleSignInMenu(row, event.currentTarget)
      }}
    >
      {badge}
      {row.signIn.state !== LONGEST && chevron}
    </button>
  )
}
