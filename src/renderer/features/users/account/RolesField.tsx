import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState, type JSX, type RefObject } from 'react'
import { ROLES, sortRoles, type Role } from '#shared/domain/roles.ts'
import { rolesText as words } from '#renderer/text/account.ts'
import { roleNames } from '#renderer/text/index.ts'
import { setUpFieldText } from '#renderer/text/setUpLike.ts'
import type { Account } from './accountFields.ts'
import { openLayer } from './accountStore.ts'
import { FieldSection } from './FieldSection.tsx'
import { RolesPreview } from './RolesPreview.tsx'
import classes from './rolesPreview.module.css'
import type { AccountForm } from './useAccountForm.ts'

type Props = { readonly form: AccountForm }

const whyReadOnly = (account: Account): string =>
  account.may.changeOwnPassword && account.roles.includes('owner') ? words.ownRoles : words.onlyOwners

/** Whether the list is open, and the button that opens it: it has the focus again after "Done". Saving closes it. */
function useEditing(isSaved: boolean): {
  readonly isOpen: boolean
  readonly edit: RefObject<HTMLButtonElement | null>
  readonly open: () => void
  readonly done: () => void
} {
  const [isOpen, setOpen] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    if (isSaved) setOpen(false)
  }, [isSaved])
  useEffect(() => {
    if (isOpen || !isDone.current) return
    isDone.current = false
    edit.current?.focus()
  }, [isOpen])
  return {
    isOpen,
    edit,
    open: () => setOpen(true),
    done: () => {
      isDone.current = true
      setOpen(false)
    },
  }
}

/**
 * "Application Role": the roles held, and behind "Edit" … "Done" the list to tick them in with what the ticked ones
 * let this person see.
 */
export function RolesField({ form }: Props): JSX.Element {
  const { account, fields } = form
  const editing = useEditing(form.isSaved)
  const maySet = account.may.setRoles
  const problem = form.problems.of('roles')
  const names = fields.values.roles.map((role) => roleNames[role])
  if (maySet && editing.isOpen) {
    return (
      <FieldSection label={words.label} problem={problem}>
        <div className={classes['columns']}>
          <div className={classes['choices']}>
            <RoleChoices form={form} />
            <Button variant="default" size="xs" mt="md" onClick={editing.done}>
              {words.done}
            </Button>
          </div>
          <RolesPreview held={account.roles} ticked={fields.values.roles} />
        </div>
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
          <Button
            ref={editing.edit}
            variant="default"
            size="xs"
            aria-label={words.editLabel}
            onClick={editing.open}
          >
            {words.edit}
          </Button>
        )}
      </Group>
      {maySet && (
        <Group gap="xs" mt="sm">
          <Button variant="default" size="xs" onClick={() => openLayer('setUpLike')}>
            {setUpFieldText.open}
          </Button>
          <Text span c="dimmed">
            {setUpFieldText.explained}
          </Text>
        </Group>
      )}
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
