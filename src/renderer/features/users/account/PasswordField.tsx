import { Text } from '@mantine/core'
import type { JSX } from 'react'
import { passwordText as words } from '#renderer/text/passwords.ts'
import type { Account } from './accountFields.ts'
import { FieldSection } from './FieldSection.tsx'
import { OwnPasswordForm } from './OwnPasswordForm.tsx'
import { TemporaryPasswordForm } from './TemporaryPasswordForm.tsx'

type Props = { readonly account: Account }

const whyNone = (account: Account): string => {
  if (account.kind !== 'staff') return words.notForPortal
  if (account.status === 'inactive') return words.inactiveFirst(account.profile.firstName)
  return account.roles.includes('owner') ? words.onlyOwners : words.notAllowed
}

/** "Password": a temporary one for others, an own new one for oneself, or why there is none to set. */
export function PasswordField({ account }: Props): JSX.Element {
  const { may, kind, status } = account
  const isTemporaryOpen = may.setTemporaryPassword && kind === 'staff' && status === 'active'
  if (may.changeOwnPassword) {
    return (
      <FieldSection label={words.label} part="password" isLast>
        <OwnPasswordForm account={account} />
      </FieldSection>
    )
  }
  return (
    <FieldSection label={words.label} part="password" isLast>
      {isTemporaryOpen ? (
        <TemporaryPasswordForm account={account} />
      ) : (
        <Text c="dimmed">
          <bdi>{whyNone(account)}</bdi>
        </Text>
      )}
    </FieldSection>
  )
}
