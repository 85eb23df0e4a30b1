import { Checkbox, Group, Radio, Stack, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import type { Fields } from '#renderer/components/useFields.ts'
import { roleNames } from '#renderer/text/index.ts'
import { mfaSettingsText as words } from '#renderer/text/mfa.ts'

type Clinic = OutputOf<'clinic.get'>
type Values = Pick<Clinic, 'isMfaOffered' | 'isMfaRequired' | 'mfaRequiredRoles'>
type Who = 'nobody' | 'everybody' | 'roles'
type Props = {
  readonly fields: Pick<Fields<Values>, 'values' | 'set' | 'error' | 'leave'>
  /** True while "These roles" is chosen, also before the first role is ticked. */
  readonly isByRole: boolean
  readonly onByRole: (isByRole: boolean) => void
}

function RoleChoice({ fields }: Pick<Props, 'fields'>): JSX.Element {
  return (
    <Checkbox.Group
      aria-label={words.roles}
      ml={28}
      value={fields.values.mfaRequiredRoles}
      error={fields.error('mfaRequiredRoles')}
      onChange={(chosen) =>
        fields.set(
          'mfaRequiredRoles',
          ROLES.filter((role) => chosen.includes(role)),
        )
      }
    >
      <Group gap="md">
        {ROLES.map((role) => (
          <Checkbox key={role} name="mfaRequiredRoles" value={role} label={roleNames[role]} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}

function explanation(who: Who, roles: readonly Role[]): string {
  if (who === 'roles') return words.rolesExplained(roles)
  return who === 'everybody' ? words.everybodyExplained : words.nobodyExplained
}

/** Whether the clinic offers a second factor, of whom it requires one, and what that does to whom (product.md 26, 35). */
export function MfaRules({ fields, isByRole, onByRole }: Props): JSX.Element {
  const { isMfaOffered, isMfaRequired, mfaRequiredRoles } = fields.values
  const who: Who = isMfaRequired ? 'everybody' : isByRole ? 'roles' : 'nobody'
  const choose = (value: string): void => {
    onByRole(value === 'roles')
    fields.set('isMfaRequired', value === 'everybody')
    if (value !== 'roles') fields.set('mfaRequiredRoles', [])
  }
  return (
    <Stack gap="xs" role="group" aria-label={words.legend}>
      <Text fw={500}>{words.legend}</Text>
      <Checkbox
        label={words.offered}
        description={isMfaOffered ? words.offeredExplained : words.notOffered}
        checked={isMfaOffered}
        onChange={(event) => fields.set('isMfaOffered', event.currentTarget.checked)}
      />
      {isMfaOffered && (
        <>
          <Radio.Group label={words.who} value={who} onChange={choose} mt="xs">
            <Stack gap={8} mt={4}>
              <Radio value="nobody" label={words.nobody} />
              <Radio value="everybody" label={words.everybody} />
              <Radio value="roles" label={words.roles} />
            </Stack>
          </Radio.Group>
          {who === 'roles' && <RoleChoice fields={fields} />}
          <Text c="dimmed" role="status" maw={520}>
            {explanation(who, mfaRequiredRoles)}
          </Text>
        </>
      )}
    </Stack>
  )
}
