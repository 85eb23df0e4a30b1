import { Radio, Stack, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { MergePreview } from '#shared/contract/merging.ts'
import { sortRoles } from '#shared/domain/roles.ts'
import { roleNames } from '#renderer/text/index.ts'
import { mergingText as words } from '#renderer/text/merging.ts'

type Props = {
  readonly roles: MergePreview['roles']
  readonly value: 'kept' | 'both'
  readonly onChange: (roles: 'kept' | 'both') => void
}

type Roles = NonNullable<MergePreview['roles']>['kept']
const namesOf = (roles: Roles): string => roles.map((role) => roleNames[role]).join(', ')

/** Roles of the record that stays, or of both; nothing where the other one holds none of its own. */
export function RolesChoice({ roles, value, onChange }: Props): JSX.Element | null {
  if (roles === null) return null
  if (!roles.mayCombine) return <Text c="dimmed">{words.rolesLocked}</Text>
  const both = sortRoles([...new Set([...roles.kept, ...roles.merged.filter((role) => role !== 'owner')])])
  return (
    <Radio.Group
      label={words.roles}
      value={value}
      onChange={(next) => onChange(next === 'both' ? 'both' : 'kept')}
    >
      <Stack gap={6} mt={6}>
        <Radio value="both" label={words.rolesBoth(namesOf(both))} />
        <Radio value="kept" label={words.rolesKept(namesOf(roles.kept))} />
      </Stack>
    </Radio.Group>
  )
}
