import { Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { BulkPart } from '#shared/domain/bulk.ts'
import { ROLES } from '#shared/domain/roles.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { userStatusNames } from '#renderer/text/account.ts'
import { bulkText as words } from '#renderer/text/bulk.ts'
import { roleNames } from '#renderer/text/index.ts'
import { useBulk, type BulkChangeInput } from './bulkStore.ts'

type Props = {
  readonly part: BulkPart
  readonly isDisabled: boolean
  /** Told the change once it is whole; null while something is still to be chosen. */
  readonly onChange: (change: BulkChangeInput | null) => void
}
type Option = { readonly value: string; readonly label: string }

/** Stands for "None" in a list of names: ids are never this. */
const NONE = 'none'

type PickProps = {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string | null
  readonly isDisabled: boolean
  readonly onChange: (value: string) => void
}

function Pick({ label, options, value, isDisabled, onChange }: PickProps): JSX.Element {
  return (
    <Select
      label={label}
      placeholder={words.choose}
      data={[...options]}
      value={value}
      disabled={isDisabled}
      allowDeselect={false}
      searchable={options.length > 8}
      w={300}
      data-autofocus
      onChange={(chosen) => {
        if (chosen !== null) onChange(chosen)
      }}
    />
  )
}

type WayProps = {
  readonly ways: readonly [Option, Option]
  readonly value: string
  readonly isDisabled: boolean
  readonly onChange: (value: string) => void
}

function Way({ ways, value, isDisabled, onChange }: WayProps): JSX.Element {
  return (
    <SegmentedControl
      aria-label={words.act}
      data={[...ways]}
      value={value}
      disabled={isDisabled}
      onChange={onChange}
    />
  )
}

function StatusFields({ isDisabled, onChange }: Omit<Props, 'part'>): JSX.Element {
  const [value, setValue] = useState<string | null>(null)
  const choose = (chosen: string): void => {
    setValue(chosen)
    onChange({ what: 'status', status: chosen === 'active' ? 'active' : 'inactive' })
  }
  const options = [
    { value: 'active', label: userStatusNames.active },
    { value: 'inactive', label: userStatusNames.inactive },
  ]
  return (
    <Pick label={words.status} options={options} value={value} isDisabled={isDisabled} onChange={choose} />
  )
}

type OfTwo = {
  readonly label: string
  readonly options: readonly Option[]
  /** What switching on and off is called. */
  readonly ways: readonly [string, string]
  readonly make: (value: string, isOn: boolean) => BulkChangeInput | null
}

function TwoFields({ of, isDisabled, onChange }: Omit<Props, 'part'> & { readonly of: OfTwo }): JSX.Element {
  const [value, setValue] = useState<string | null>(null)
  const [way, setWay] = useState('on')
  const tell = (chosen: string | null, how: string): void => {
    setValue(chosen)
    setWay(how)
    onChange(chosen === null ? null : of.make(chosen, how === 'on'))
  }
  const [on, off] = of.ways
  return (
    <Group align="flex-end" gap="sm">
      <Pick
        label={of.label}
        options={of.options}
        value={value}
        isDisabled={isDisabled}
        onChange={(chosen) => tell(chosen, way)}
      />
      <Way
        ways={[
          { value: 'on', label: on },
          { value: 'off', label: off },
        ]}
        value={way}
        isDisabled={isDisabled}
        onChange={(how) => tell(value, how)}
      />
    </Group>
  )
}

function RoleFields(props: Omit<Props, 'part'>): JSX.Element {
  const roles = ROLES.filter((role) => role !== 'owner')
  const of: OfTwo = {
    label: words.role,
    options: roles.map((role) => ({ value: role, label: roleNames[role] })),
    ways: [words.give, words.take],
    make: (value, isHeld) => {
      const role = roles.find((one) => one === value)
      return role === undefined ? null : { what: 'role', role, isHeld }
    },
  }
  return <TwoFields {...props} of={of} />
}

function CrewFields(props: Omit<Props, 'part'>): JSX.Element {
  const crews = useBulk((s) => s.choices.crews)
  if (crews.length === 0) return <Text c="dimmed">{words.noCrews}</Text>
  const of: OfTwo = {
    label: words.crew,
    options: crews.map(({ crewId, name }) => ({ value: crewId, label: name })),
    ways: [words.putIn, words.takeOut],
    make: (crewId, isMember) => ({ what: 'crew', crewId, isMember }),
  }
  return <TwoFields {...props} of={of} />
}

function NamedFields({ part, isDisabled, onChange }: Props & { part: 'tier' | 'discipline' }): JSX.Element {
  const [value, setValue] = useState<string | null>(null)
  const disciplines = useLoaded('disciplines.list', {}).loaded
  const tiers = useLoaded('compensationTiers.list', {}).loaded
  const named =
    part === 'tier'
      ? tiers.state === 'ready'
        ? tiers.data.compensationTiers.map((one) => ({ value: one.compensationTierId, label: one.name }))
        : []
      : disciplines.state === 'ready'
        ? disciplines.data.disciplines.map((one) => ({ value: one.disciplineId, label: one.name }))
        : []
  const choose = (chosen: string): void => {
    setValue(chosen)
    const id = chosen === NONE ? null : chosen
    onChange(
      part === 'tier' ? { what: 'tier', compensationTierId: id } : { what: 'discipline', disciplineId: id },
    )
  }
  return (
    <Pick
      label={part === 'tier' ? words.tier : words.discipline}
      options={[{ value: NONE, label: words.none }, ...named]}
      value={value}
      isDisabled={isDisabled}
      onChange={choose}
    />
  )
}

function MfaFields({ isDisabled, onChange }: Omit<Props, 'part'>): JSX.Element {
  const [value, setValue] = useState<string | null>(null)
  const choose = (chosen: string): void => {
    setValue(chosen)
    onChange({ what: 'mfaRequired', isRequired: chosen === 'yes' })
  }
  const options = [
    { value: 'yes', label: words.required },
    { value: 'no', label: words.notRequired },
  ]
  return <Pick label={words.mfa} options={options} value={value} isDisabled={isDisabled} onChange={choose} />
}

/** What becomes of the part: the fields of each. */
export function ChangeFields({ part, ...props }: Props): JSX.Element {
  switch (part) {
    case 'status':
      return <StatusFields {...props} />
    case 'role':
      return <RoleFields {...props} />
    case 'crew':
      return <CrewFields {...props} />
    case 'tier':
    case 'discipline':
      return <NamedFields part={part} {...props} />
    case 'mfaRequired':
      return <MfaFields {...props} />
  }
}
