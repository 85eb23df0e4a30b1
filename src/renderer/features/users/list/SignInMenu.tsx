import { Box, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconKey, IconLockOpen, IconShieldOff } from '@tabler/icons-react'
import type { JSX, Ref } from 'react'
import { failureText } from '#renderer/text/problems.ts'
import { signInHelpText as words } from '#renderer/text/users.ts'
import { request } from '#renderer/transport/client.ts'
import { openAccountAt } from '../account/accountStore.ts'
import { useUsers, type UserRow } from '../usersStore.ts'
import { signInHelps, type SignInHelp } from './signInHelps.ts'
import classes from './signInMenu.module.css'
import { closeSignInMenu, useSignInMenu } from './signInMenuStore.ts'

const icons = { unlock: IconLockOpen, temporaryPassword: IconKey, resetMfa: IconShieldOff } as const

async function unlock({ userId, firstName }: UserRow): Promise<void> {
  const answer = await request('identity.unlockUser', { userId })
  notifications.show(
    answer.ok
      ? { message: <bdi>{words.unlocked(firstName)}</bdi> }
      : { color: 'red', message: failureText(answer.error) },
  )
}

function help(row: UserRow, kind: SignInHelp): void {
  if (kind === 'unlock') return void unlock(row)
  useUsers.setState({ selectedId: row.userId })
  return openAccountAt(row.userId, kind === 'resetMfa' ? 'mfa' : 'password')
}

/** Where the menu hangs. It is no button itself, so it takes nothing but the reference of what a target is given. */
function Anchor({ ref }: { readonly ref?: Ref<HTMLSpanElement> }): JSX.Element {
  const { top, left, width, height } = useSignInMenu((s) => s.at)
  return (
    <Box
      component="span"
      ref={ref}
      className={classes['anchor'] ?? ''}
      __vars={{
        '--at-top': `${top}px`,
        '--at-left': `${left}px`,
        '--at-width': `${width}px`,
        '--at-height': `${height}px`,
      }}
    />
  )
}

/** What helps somebody to sign in, at the badge that was pressed (product.md 4). */
export function SignInMenu(): JSX.Element {
  const row = useSignInMenu((s) => s.row)
  const viewer = useUsers()
  const helps = row === null ? [] : signInHelps(row, viewer)
  return (
    <Menu
      opened={row !== null}
      onClose={closeSignInMenu}
      position="bottom-end"
      returnFocus
      withinPortal={false}
      floatingStrategy="fixed"
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <Anchor />
      </Menu.Target>
      <Menu.Dropdown aria-label={row === null ? words.helps : words.helpsWhom(row.firstName)}>
        {row !== null && (
          <>
            <Menu.Label maw={300}>{words.meaning[row.signIn.state]}</Menu.Label>
            {helps.map((kind) => {
              const Icon = icons[kind]
              return (
                <Menu.Item
                  key={kind}
                  leftSection={<Icon size={16} aria-hidden="true" />}
                  onClick={() => help(row, kind)}
                >
                  {kind === 'temporaryPassword' && row.signIn.state === 'noSignIn'
                    ? words.firstPassword
                    : words.names[kind]}
                </Menu.Item>
              )
            })}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
