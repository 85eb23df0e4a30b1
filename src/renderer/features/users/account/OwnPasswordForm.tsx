import { Button, Stack, Text } from '@mantine/core'
import type { JSX } from 'react'
import { CurrentPasswordInput } from '#renderer/components/CurrentPasswordInput.tsx'
import { NewPasswordInput } from '#renderer/components/NewPasswordInput.tsx'
import { passwordText as words } from '#renderer/text/passwords.ts'
import type { Account } from './accountFields.ts'
import { ownWordsOf } from './ownWordsOf.ts'
import { useOwnPassword } from './useOwnPassword.ts'

type Props = { readonly account: Account }

const WIDTH = 360

/** Changes one's own password: the current one, and the new one, which is judged while it is typed. */
export function OwnPasswordForm({ account }: Props): JSX.Element {
  const own = useOwnPassword(account)
  return (
    <form ref={own.form} onSubmit={own.submit} noValidate>
      <Stack gap="sm" align="flex-start">
        <CurrentPasswordInput
          label={words.current}
          required
          w={WIDTH}
          visibilityToggleFocusable
          value={own.typed.current}
          error={own.wrong.current}
          aria-invalid={own.wrong.current !== undefined}
          onChange={(event) => own.type({ current: event.currentTarget.value })}
        />
        <NewPasswordInput
          label={words.new}
          name="newPassword"
          width={WIDTH}
          value={own.typed.next}
          userId={account.userId}
          ownWords={ownWordsOf(account)}
          error={own.wrong.next}
          onChange={(next) => own.type({ next })}
        />
        {own.wrong.other !== undefined && (
          <Text c="var(--mantine-color-error)" role="alert">
            {own.wrong.other}
          </Text>
        )}
        <Button type="submit" variant="default" loading={own.isBusy} disabled={own.isEmpty}>
          {words.change}
        </Button>
        <Text role="status" c="var(--anteroom-green)">
          {own.isChanged ? words.changed : ''}
        </Text>
      </Stack>
    </form>
  )
}
