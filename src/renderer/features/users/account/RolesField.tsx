import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import { ROLES, sortRoles, type Role } from '#shared/domain/roles.ts'
import { rolesText as words } from '#renderer/text/account.ts'
import { roleNames } from '#renderer/text/index.ts'
import type { Account } from './accountFields.ts'
import { FieldSection } from './FieldSection.tsx'
import type { AccountForm } from './useAccountForm.ts'

type Props = { readonly form: AccountForm }

const whyReadOnly = (account: Account): string =>
  account.may.changeOwnPassword && account.roles.includes('owner') ? words.ownRoles : words.onlyOwners

/** "Application Role": the roles held, and behind "Edit" … "Done" the list to tick them in. */
export function RolesField({ form }: Props): JSX.Element {
  const { account, fields } = form
  const [isOpen, setOpen] = useState(false)
  const maySet = account.may.setRoles
  const problem = form.problems.of('roles')
  const names = fields.values.roles.map((role) => roleNames[role])
  if (maySet && isOpen) {
    return (
      <FieldSection label={words.label} problem={problem}>
        <RoleChoices form={form} />
        <Button variant="default" size="xs" mt="sm" onClick={() => setOpen(false)}>
          {words.done}
        </Button>
      </FieldSection>
    )
  }
  return (
    <FieldSection label={words.label} problem={problem}>
      <Group gap="sm">
        <Text c={names.length === 0 ? 'dimmed' : ''}>
          {names.length === 0 ? words.none : names.join(', ')}
        </Text>
        {maySet && (
          <Button variant="default" size="xs" aria-label={words.editLabel} onClick={() => setOpen(true)}>
            {words.edit}
          </Button>
        )}
      </Group>
      {!maySet && <Text c="dimmed">{whyReadOnly(account)}</Text>}
    </FieldSection>
  )
}

function RoleChoices({ form }: Props): JSX.Element {
  const { roles } = form.fields.values
  const tick = (role: Role, isTicked: boolean): void =>
    form.set('roles', sortRoles(isTicked ? [...roles, role] : roles.filter((held) => held !== role)))
  return (
    <Stack gap={10}>
      {ROLES.map((role, index) => (
        <Checkbox
          key={role}
          label={roleNames[role]}
          description={role === 'owner' ? words.ownershipElsewhere : undefined}
          disabled={role === 'owner'}
          checked={roles.includes(role)}
          autoFocus={index === 1}
          onChange={(event) => tick(role, event.currentTarget.checked)}
        />
      ))}
    </Stack>
  )
}
