import { Group, Radio, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { Loaded } from '#renderer/components/useLoaded.ts'
import { statusText as words, userStatusNames } from '#renderer/text/account.ts'
import type { Account } from './accountFields.ts'
import { FieldSection } from './FieldSection.tsx'
import { LeavingField } from './LeavingField.tsx'
import type { AccountForm } from './useAccountForm.ts'

type Props = { readonly form: AccountForm; readonly clients: Loaded<'users.listClients'> }
type ClientRow = OutputOf<'users.listClients'>['clients'][number]

const needsSomebody = (client: ClientRow): boolean =>
  client.relation.split(', ').includes('practitioner') && client.status !== 'discharged'

const whyReadOnly = (account: Account): string => {
  if (account.may.changeOwnPassword) return words.ownStatus
  return account.roles.includes('owner') ? words.ownerStatus : words.notAllowed
}

/** "Status": Active or Inactive, and in words what a change of it does. */
export function StatusField({ form, clients }: Props): JSX.Element {
  const { account, fields } = form
  const name = account.profile.firstName
  const clientCount = clients.state === 'ready' ? clients.data.clients.filter(needsSomebody).length : 0
  const consequence =
    fields.values.status === 'inactive'
      ? words.becomesInactive(name, account.signIn.state !== 'noSignIn', clientCount)
      : words.becomesActive(name, account.kind === 'staff')
  return (
    <FieldSection label={words.label} problem={form.problems.of('status')}>
      {account.may.setStatus ? (
        <Radio.Group
          aria-label={words.label}
          value={fields.values.status}
          onChange={(status) => form.set('status', status === 'inactive' ? 'inactive' : 'active')}
        >
          <Group gap="lg">
            <Radio value="active" label={userStatusNames.active} />
            <Radio value="inactive" label={userStatusNames.inactive} />
          </Group>
        </Radio.Group>
      ) : (
        <>
          <Text>{userStatusNames[account.status]}</Text>
          <Text c="dimmed">{whyReadOnly(account)}</Text>
        </>
      )}
      {fields.changes.status !== undefined && (
        <Text c="dimmed" mt={6} maw={520} role="status">
          <bdi>{consequence}</bdi>
        </Text>
      )}
      {account.may.setStatus && account.kind === 'staff' && (
        <LeavingField form={form} clientCount={clientCount} />
      )}
    </FieldSection>
  )
}
