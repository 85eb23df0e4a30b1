import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState, type JSX } from 'react'
import { scopeOf } from '#shared/domain/rights.ts'
import { staffIdText as words } from '#renderer/text/account.ts'
import type { Account } from './accountFields.ts'
import { FieldSection } from './FieldSection.tsx'
import type { AccountForm } from './useAccountForm.ts'

type Props = { readonly form: AccountForm }

/** One's own staff ID is the office's to change; who may see others may list them, and so is the office. */
const isOfficeOrOther = ({ may, roles }: Account): boolean =>
  !may.changeOwnPassword || scopeOf('users.list', roles) !== undefined

/** "Staff ID": given by the program; "Edit" lets a free one be chosen. */
export function StaffIdField({ form }: Props): JSX.Element {
  const { account, fields, problems } = form
  const [isOpen, setOpen] = useState(false)
  const mayEdit = account.may.editAccount && isOfficeOrOther(account)
  const isEditing = mayEdit && (isOpen || fields.changes.staffId !== undefined)
  const keepOld = (): void => {
    form.set('staffId', account.staffId)
    setOpen(false)
  }
  return (
    <FieldSection label={words.label}>
      {isEditing ? (
        <Group align="flex-start" gap="xs">
          <TextInput
            aria-label={words.label}
            w={200}
            autoFocus={isOpen}
            value={fields.values.staffId}
            error={problems.of('staffId')}
            inputWrapperOrder={['input', 'description', 'error']}
            description={words.help}
            onChange={(event) => form.set('staffId', event.currentTarget.value)}
            onBlur={() => problems.leave('staffId')}
          />
          <Button variant="subtle" color="gray" onClick={keepOld}>
            {words.keep}
          </Button>
        </Group>
      ) : (
        <Group gap="sm">
          <Text>
            <bdi>{account.staffId}</bdi>
          </Text>
          {mayEdit && (
            <Button variant="default" size="xs" aria-label={words.editLabel} onClick={() => setOpen(true)}>
              {words.edit}
            </Button>
          )}
        </Group>
      )}
    </FieldSection>
  )
}
