import { Button, Group, Stack, Text } from '@mantine/core'
import type { JSX } from 'react'
import { NewPasswordInput } from '#renderer/components/NewPasswordInput.tsx'
import { passwordText as words } from '#renderer/text/passwords.ts'
import type { Account } from './accountFields.ts'
import classes from './account.module.css'
import { ownWordsOf } from './ownWordsOf.ts'
import { ShownPassword } from './ShownPassword.tsx'
import { useTemporaryPassword } from './useTemporaryPassword.ts'

type Props = { readonly account: Account }

/** Sets a temporary password for somebody, typed or made by the program, and shows it once. */
export function TemporaryPasswordForm({ account }: Props): JSX.Element {
  const temporary = useTemporaryPassword(account)
  if (temporary.given !== undefined) {
    return <ShownPassword account={account} {...temporary.given} onAgain={temporary.setAnother} />
  }
  return (
    <form ref={temporary.form} onSubmit={temporary.submit} noValidate>
      <Stack gap="sm" align="flex-start">
        <Group align="flex-start" gap="xs" wrap="nowrap">
          <NewPasswordInput
            label={words.temporary}
            name="temporaryPassword"
            width={360}
            isShown
            value={temporary.password}
            userId={account.userId}
            ownWords={ownWordsOf(account)}
            error={temporary.problem}
            inputRef={temporary.field}
            onChange={temporary.type}
          />
          <Button className={classes['besideField'] ?? ''} variant="default" onClick={temporary.generate}>
            {words.generate}
          </Button>
        </Group>
        <Button
          type="submit"
          variant="default"
          loading={temporary.isBusy}
          disabled={temporary.password === ''}
        >
          {words.set}
        </Button>
        <Text c="dimmed" maw={520}>
          <bdi>{words.explanation(account.profile.firstName)}</bdi>
        </Text>
      </Stack>
    </form>
  )
}
