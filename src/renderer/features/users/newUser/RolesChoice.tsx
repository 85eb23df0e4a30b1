import { Checkbox, SimpleGrid } from '@mantine/core'
import type { JSX } from 'react'
import { ROLES, sortRoles } from '#shared/domain/roles.ts'
import { roleNames } from '#renderer/text/index.ts'
import { newUserText as words } from '#renderer/text/newUser.ts'
import type { NewUserForm } from './useNewUserForm.ts'

/** The application roles of somebody new: any of them but ownership. */
export function RolesChoice({ form }: { readonly form: NewUserForm }): JSX.Element {
  const choose = (chosen: string[]): void => {
    form.set('roles', sortRoles(ROLES.filter((role) => chosen.includes(role))))
    form.leave('roles')
  }
  return (
    <Checkbox.Group
      label={words.roles}
      description={words.rolesHelp}
      withAsterisk
      value={form.edited.values.roles}
      onChange={choose}
      error={form.error('roles')}
    >
      <SimpleGrid cols={2} verticalSpacing="xs" mt="xs">
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            name="roles"
            value={role}
            label={roleNames[role]}
            disabled={role === 'owner'}
            {...(role === 'owner' ? { description: words.ownershipElsewhere } : {})}
          />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  )
}
